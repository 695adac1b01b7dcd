-- pggit._text_search_statements: CREATE TEXT SEARCH ..., and a configuration's
-- mappings.
CREATE OR REPLACE FUNCTION pggit._text_search_statements(kind text, identity text, facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE %s (%s)', pggit._address(kind, identity), concat_ws(', ', (
               SELECT string_agg(format('%s = %s', o.key, o.value), ', ' ORDER BY o.key COLLATE "C")
               FROM jsonb_each_text(facts->'options') AS o), facts->>'arguments'))
           || ARRAY(SELECT format('ALTER TEXT SEARCH CONFIGURATION %s ADD MAPPING FOR %I WITH %s', identity, m.key, (
                               SELECT string_agg(d.name, ', ' ORDER BY d.n)
                               FROM jsonb_array_elements_text(m.value) WITH ORDINALITY AS d (name, n)))
                    FROM jsonb_each(facts->'mappings') AS m
                    ORDER BY m.key COLLATE "C")
$function$;
