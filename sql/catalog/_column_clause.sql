-- pggit._column_clause: a column as CREATE TABLE and ADD COLUMN take it, without
-- its default, which may need what is made later.
CREATE OR REPLACE FUNCTION pggit._column_clause(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat(
        quote_ident(facts->>'name'), ' ', facts->>'type', pggit._foreign_options(facts->'foreign_options'),
        ' COLLATE ' || (facts->>'collation'),
        ' GENERATED ALWAYS AS (' || (facts->'generated'->>'expression') || ') '
            || upper((facts->'generated'->>'kind') COLLATE "C"),
        ' GENERATED ' || upper((facts->'identity'->>'generation') COLLATE "C") || ' AS IDENTITY ('
            -- A sequence of another type than the column's gets its options when it has its type.
            || CASE WHEN facts->'identity'->'sequence' ? 'type'
                    THEN 'SEQUENCE NAME ' || (facts->'identity'->'sequence'->>'name')
                    ELSE pggit._sequence_clauses(facts->'identity'->'sequence') END || ')',
        CASE WHEN facts->'not_null' ? 'not_valid' THEN NULL
             WHEN facts ? 'not_null' THEN
                 concat(' CONSTRAINT ' || quote_ident(facts->'not_null'->>'name'), ' NOT NULL',
                        CASE WHEN facts->'not_null' ? 'no_inherit' THEN ' NO INHERIT' END) END)
$function$;
