-- pggit._index_statements: what an index is given after CREATE INDEX or ADD
-- CONSTRAINT. The index of a constraint bears the constraint's name, in the
-- schema of its table.
CREATE OR REPLACE FUNCTION pggit._index_statements(table_identity text, name text, facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH alter_index AS (
        SELECT format('ALTER INDEX %I.%I ', (parse_ident(table_identity))[1], name) AS start
    )
    SELECT array_remove(ARRAY[
        a.start || 'SET (' || pggit._options_list(facts->'options') || ')',
        a.start || 'SET TABLESPACE ' || quote_ident(facts->>'tablespace'),
        CASE WHEN facts ? 'clustered' THEN format('ALTER TABLE %s CLUSTER ON %I', table_identity, name) END
    ] || ARRAY(
        SELECT a.start || format('ALTER COLUMN %s SET STATISTICS %s', s.key, s.value)
        FROM jsonb_each_text(facts->'statistics') AS s
        ORDER BY s.key::integer
    ), NULL)
    FROM alter_index AS a
$function$;
