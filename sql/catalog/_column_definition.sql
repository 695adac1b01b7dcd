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
            || upper(facts->'generated'->>'kind'),
        ' GENERATED ' || upper(facts->'identity'->>'generation') || ' AS IDENTITY ('
            || pggit._sequence_clauses(facts->'identity'->'sequence') || ')',
        ' CONSTRAINT ' || quote_ident(facts->'not_null'->>'name'),
        CASE WHEN facts ? 'not_null' THEN ' NOT NULL' END,
        CASE WHEN facts->'not_null' ? 'no_inherit' THEN ' NO INHERIT' END,
        CASE WHEN facts->'not_null' ? 'not_valid' THEN ' NOT VALID' END,
        format(E';\nALTER TABLE %s ALTER COLUMN %I SET STORAGE ', facts->>'table', facts->>'name')
            || upper(facts->>'storage'),
        format(E';\nALTER TABLE %s ALTER COLUMN %I SET STATISTICS ', facts->>'table', facts->>'name')
            || (facts->>'statistics'),
        format(E';\nALTER TABLE %s ALTER COLUMN %I SET (', facts->>'table', facts->>'name')
            || pggit._options_list(facts->'options') || ')')
$function$;
