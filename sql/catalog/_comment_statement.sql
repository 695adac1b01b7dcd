-- pggit._comment_statement: COMMENT ON.
CREATE OR REPLACE FUNCTION pggit._comment_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('COMMENT ON %s IS %s', pggit._address(facts->>'kind', facts->>'identity'),
                  coalesce(quote_literal(facts->>'comment'), 'NULL'))
$function$;
