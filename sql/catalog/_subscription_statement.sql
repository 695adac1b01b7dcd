-- pggit._subscription_statement: CREATE SUBSCRIPTION, not connected and so not
-- enabled, as in pg_dump.
CREATE OR REPLACE FUNCTION pggit._subscription_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %s WITH (connect = false, slot_name = %s%s)',
        facts->>'name', facts->>'connection',
        (SELECT string_agg(quote_ident(p.name), ', ' ORDER BY p.n)
         FROM jsonb_array_elements_text(facts->'publications') WITH ORDINALITY AS p (name, n)),
        coalesce(quote_literal(facts->>'slot_name'), 'NONE'),
        concat(CASE WHEN facts ? 'two_phase' THEN ', two_phase = true' END,
               CASE WHEN facts ? 'failover' THEN ', failover = true' END,
               (SELECT string_agg(format(', %I = %L', s.key, s.value), '' ORDER BY s.key COLLATE "C")
                FROM jsonb_each_text(facts->'settings') AS s)))
$function$;
