-- pggit._owner_statement: ALTER ... OWNER TO.
CREATE OR REPLACE FUNCTION pggit._owner_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('ALTER %s OWNER TO %I', pggit._address(facts->>'kind', facts->>'identity'), facts->>'owner')
$function$;
