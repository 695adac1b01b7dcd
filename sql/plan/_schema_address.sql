-- pggit._schema_address: the address of the schema that an identity lies in.
CREATE OR REPLACE FUNCTION pggit._schema_address(identity text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    -- Not strict: a function's arguments follow its name.
    SELECT 'schema ' || quote_ident((parse_ident(identity, false))[1])
$function$;
