-- pggit._address_digest: what proves that a row of pggit.address is as it was written.
CREATE OR REPLACE FUNCTION pggit._address_digest(
        blob_id bytea, classid oid, objid oid, objsubid integer, system_identifier bigint)
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT sha256('\x6164647265737300'::bytea || blob_id || int8send(classid::bigint) || int8send(objid::bigint)
                  || int4send(objsubid) || int8send(system_identifier))
$function$;
