-- pggit._policy_statement: CREATE POLICY.
CREATE OR REPLACE FUNCTION pggit._policy_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat(
        format('CREATE POLICY %I ON %s', facts->>'name', facts->>'table'),
        CASE WHEN facts ? 'restrictive' THEN ' AS RESTRICTIVE' END,
        ' FOR ' || upper((facts->>'command') COLLATE "C"),
        ' TO ' || (SELECT string_agg(quote_ident(r.name), ', ' ORDER BY r.n)
                   FROM jsonb_array_elements_text(facts->'roles') WITH ORDINALITY AS r (name, n)),
        ' USING (' || (facts->>'using') || ')',
        ' WITH CHECK (' || (facts->>'check') || ')')
$function$;
