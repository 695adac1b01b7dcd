-- pggit._column_definition: ALTER TABLE ... ADD COLUMN, and what it cannot say.
CREATE OR REPLACE FUNCTION pggit._column_definition(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat(
        format('ALTER TABLE %s ADD COLUMN %I %s', facts->>'table', facts->>'name', facts->>'type'),
        ' COMPRESSION ' || (facts->>'compression'),
        ' COLLATE ' || (facts->>'collation'),
        ' DEFAULT ' || (facts->>'default'),
        ' GENERATED ALWAYS AS (' || (facts->'generated'->>'expression') || ') '
            || upper((facts->'generated'->>'kind') COLLATE "C"),
        ' GENERATED ' || upper((facts->'identity'->>'generation') COLLATE "C") || ' AS IDENTITY ('
            -- A sequence of another type than the column's gets its options when it has its type.
            || CASE WHEN facts->'identity'->'sequence' ? 'type'
                    THEN 'SEQUENCE NAME ' || (facts->'identity'->'sequence'->>'name')
                    ELSE pggit._sequence_clauses(facts->'identity'->'sequence') END || ')',
        CASE WHEN facts ? 'not_null' AND NOT facts->'not_null' ? 'not_valid' THEN
            concat(' CONSTRAINT ' || quote_ident(facts->'not_null'->>'name'), ' NOT NULL',
                   CASE WHEN facts->'not_null' ? 'no_inherit' THEN ' NO INHERIT' END) END,
        CASE WHEN facts->'not_null' ? 'not_valid' THEN
            format(E';\nALTER TABLE %s ADD CONSTRAINT %I NOT NULL %I%s NOT VALID', facts->>'table',
                   facts->'not_null'->>'name', facts->>'name',
                   CASE WHEN facts->'not_null' ? 'no_inherit' THEN ' NO INHERIT' END) END,
        format(E';\nALTER SEQUENCE %s AS ', facts->'identity'->'sequence'->>'name')
            || (facts->'identity'->'sequence'->>'type') || ' '
            || pggit._sequence_clauses((facts->'identity'->'sequence') - 'name') || ' RESTART',
        format(E';\nALTER SEQUENCE %s SET ', facts->'identity'->'sequence'->>'name')
            || upper((facts->'identity'->'sequence'->>'persistence') COLLATE "C"),
        format(E';\nALTER TABLE %s ALTER COLUMN %I SET STORAGE ', facts->>'table', facts->>'name')
            || upper((facts->>'storage') COLLATE "C"),
        format(E';\nALTER TABLE %s ALTER COLUMN %I SET STATISTICS ', facts->>'table', facts->>'name')
            || (facts->>'statistics'),
        format(E';\nALTER TABLE %s ALTER COLUMN %I SET (', facts->>'table', facts->>'name')
            || pggit._options_list(facts->'options') || ')')
$function$;
