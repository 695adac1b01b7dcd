-- pggit._verify_addresses: notes of where an object stood that are not as they were
-- written. Nothing of the history is lost with one: a rename is not known then.
CREATE OR REPLACE FUNCTION pggit._verify_addresses()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT DISTINCT 'warning', 'address_corrupt', coalesce(encode(a.blob_id, 'hex'), 'pggit.address'),
           'A note of where this object stood in the catalogs is not as it was written; no plan relies on it.'
    FROM pggit.address AS a
    WHERE a.digest IS DISTINCT FROM
          pggit._address_digest(a.blob_id, a.classid, a.objid, a.objsubid, a.system_identifier)
$function$;
