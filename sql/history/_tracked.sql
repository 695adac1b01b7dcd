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
BEGIN
    IF NOT EXISTS (SELECT FROM pggit.pattern) THEN
        RETURN QUERY SELECT w.* FROM pggit._working() AS w;
        RETURN;
    END IF;
    RETURN QUERY
    SELECT CASE WHEN e.blocker IS NULL THEN pggit._blob_id(e.kind, e.identity, e.content) END,
           e.kind, e.identity, e.content, e.blocker, e.classid, e.objid, e.objsubid
    FROM unnest(pggit._without_ignored(
        ARRAY(SELECT ROW(w.kind, w.identity, w.content, w.blocker, w.classid, w.objid, w.objsubid)::pggit.entry
              FROM pggit._working() AS w), tree_ids)) AS e;
END
$function$;
