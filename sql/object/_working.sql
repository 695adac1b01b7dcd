-- pggit._working: the objects of the live schema with the ids that their blobs
-- have, or would have. An object that cannot be tracked has no content and no
-- id; its blocker says why.
CREATE OR REPLACE FUNCTION pggit._working()
    RETURNS TABLE (blob_id bytea, kind text, identity text, content text, blocker text,
                   classid oid, objid oid, objsubid integer)
    LANGUAGE plpgsql VOLATILE ROWS 100000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    entries constant pggit.entry[] := (pggit._capture()).entries;
BEGIN
    RETURN QUERY SELECT e.* FROM unnest(pggit._blob_ids(entries), entries) AS e;
END
$function$;
