-- pggit._event_trigger_statements: CREATE EVENT TRIGGER, and how it is enabled.
CREATE OR REPLACE FUNCTION pggit._event_trigger_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(ARRAY[
        concat(format('CREATE EVENT TRIGGER %I ON %s', facts->>'name', facts->>'event'),
               ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t.tag), ', ' ORDER BY t.n)
                                    FROM jsonb_array_elements_text(facts->'tags') WITH ORDINALITY AS t (tag, n)) || ')',
               ' EXECUTE FUNCTION ', facts->>'function', '()'),
        format('ALTER EVENT TRIGGER %I ', facts->>'name') || pggit._enabled_clause(facts->>'enabled')
    ], NULL)
$function$;
