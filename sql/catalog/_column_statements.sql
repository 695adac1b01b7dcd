-- pggit._column_statements: what is said of a column once it exists, except its
-- default.
CREATE OR REPLACE FUNCTION pggit._column_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH alter_column AS (
        SELECT format('ALTER TABLE ONLY %s ALTER COLUMN %I ', facts->>'table', facts->>'name') AS start
    )
    SELECT array_remove(ARRAY[
        a.start || 'SET STORAGE ' || upper((facts->>'storage') COLLATE "C"),
        -- Here and not in its clause, or the children would have it too.
        a.start || 'SET COMPRESSION ' || (facts->>'compression'),
        a.start || 'SET STATISTICS ' || (facts->>'statistics'),
        a.start || 'SET (' || pggit._options_list(facts->'options') || ')',
        CASE WHEN facts ? 'inherited' AND facts ? 'not_null' AND NOT facts->'not_null' ? 'not_valid' THEN
            CASE WHEN facts->'not_null' ? 'name'
                 THEN format('ALTER TABLE %s ADD %s', facts->>'table', pggit._not_null_clause(facts))
                 ELSE a.start || 'SET NOT NULL' END END,
        CASE WHEN facts->'not_null' ? 'not_valid' THEN
            format('ALTER TABLE %s ADD %s', facts->>'table', pggit._not_null_clause(facts)) END,
        format('ALTER SEQUENCE %s AS ', facts->'identity'->'sequence'->>'name')
            || (facts->'identity'->'sequence'->>'type') || ' '
            || pggit._sequence_clauses((facts->'identity'->'sequence') - 'name') || ' RESTART',
        format('ALTER SEQUENCE %s SET ', facts->'identity'->'sequence'->>'name')
            || upper((facts->'identity'->'sequence'->>'persistence') COLLATE "C")
    ], NULL)
    FROM alter_column AS a
$function$;
