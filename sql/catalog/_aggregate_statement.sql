-- pggit._aggregate_statement: CREATE AGGREGATE. What is true or false among the
-- options is a word by itself there.
CREATE OR REPLACE FUNCTION pggit._aggregate_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE AGGREGATE %I.%I(%s) (%s)', facts->>'schema', facts->>'name', facts->>'arguments', (
        SELECT string_agg(CASE o.value WHEN 'true' THEN o.key ELSE format('%s = %s', o.key, o.value) END, ', '
                          ORDER BY o.key COLLATE "C")
        FROM jsonb_each_text((facts->'options') || jsonb_strip_nulls(jsonb_build_object('PARALLEL', facts->'parallel')))
            AS o))
$function$;
