-- pggit._index_suffix: the statements that give an index what its own
-- definition cannot say, each preceded by a semicolon; '' for none. The index
-- of a constraint bears the constraint's name, in the schema of its table.
CREATE OR REPLACE FUNCTION pggit._index_suffix(table_identity text, name text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH index AS (
        SELECT format('%I.%I', (parse_ident(table_identity))[1], name) AS identity
    )
    SELECT concat(
        format(E';\nALTER INDEX %s SET (', i.identity) || pggit._options_list(facts->'options') || ')',
        format(E';\nALTER INDEX %s SET TABLESPACE ', i.identity) || quote_ident(facts->>'tablespace'),
        CASE WHEN facts ? 'clustered' THEN format(E';\nALTER TABLE %s CLUSTER ON %I', table_identity, name) END,
        (SELECT string_agg(format(E';\nALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', i.identity, s.key, s.value),
                           '' ORDER BY s.key::integer)
         FROM jsonb_each_text(facts->'statistics') AS s))
    FROM index AS i
$function$;
