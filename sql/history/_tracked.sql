-- pggit._tracked: the objects of the live schema that are tracked, as _working()
-- gives them. tree_ids: what stays tracked whatever is ignored.
--
-- Errors   40001 as _capture().
CREATE OR REPLACE FUNCTION pggit._tracked(tree_ids bytea[])
    RETURNS TABLE (blob_id bytea, kind text, identity text, content text, blocker text,
                   classid oid, objid oid, objsubid integer)
    LANGUAGE plpgsql VOLATILE ROWS 100000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    entries constant pggit.entry[] := pggit._without_ignored((pggit._capture()).entries, tree_ids);
BEGIN
    RETURN QUERY SELECT e.* FROM unnest(pggit._blob_ids(entries), entries) AS e;
END
$function$;
