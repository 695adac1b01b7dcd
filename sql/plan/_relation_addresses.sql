-- pggit._relation_addresses: the addresses that a relation of this name may have.
CREATE OR REPLACE FUNCTION pggit._relation_addresses(identity text)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY['table ' || identity, 'view ' || identity, 'materialized view ' || identity, 'foreign table ' || identity]
$function$;
