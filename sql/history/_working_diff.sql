-- pggit._working_diff: what differs between a stored tree and the live schema,
-- one row a blob that only one of them has. 'old' is the stored side.
--
-- blocker says why a live object cannot be recorded; it has no content then.
-- classid, objid, objsubid: where a live object stands in the catalogs.
-- for_commit   also, as 'moved', what is the same on both sides and stands where no
--              commit has seen it: made anew, or restored from a dump; and grants that
--              have another place in their list. And what has been seen is kept for the next look; the caller sets the tree that it makes of
--              it (store/capture.sql)
-- Errors   GT009 when the stored tree is damaged, 40001 as _capture().
CREATE OR REPLACE FUNCTION pggit._working_diff(stored_tree bytea, for_commit boolean DEFAULT false)
    RETURNS TABLE (side text, blob_id bytea, kind text, identity text, content text, blocker text,
                   classid oid, objid oid, objsubid integer)
    LANGUAGE plpgsql VOLATILE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    look constant record := pggit._look(stored_tree, for_commit);
BEGIN
    RETURN QUERY
    WITH live AS MATERIALIZED (
        SELECT e.* FROM unnest(look.ids, look.entries)
               AS e (blob_id, kind, identity, content, blocker, classid, objid, objsubid)
    ), only_stored AS (
        SELECT s.id FROM unnest(look.stored_ids) AS s (id) EXCEPT SELECT w.blob_id FROM live AS w
    )
    SELECT 'old', b.id, b.kind, b.identity, b.content, NULL::text, NULL::oid, NULL::oid, NULL::integer
    FROM pggit._read_blobs(ARRAY(SELECT o.id FROM only_stored AS o)) AS b
    UNION ALL
    SELECT 'new', w.blob_id, w.kind, w.identity, w.content, w.blocker, w.classid, w.objid, w.objsubid
    FROM live AS w
    WHERE w.blob_id IS NULL OR NOT EXISTS (SELECT FROM unnest(look.stored_ids) AS s (id) WHERE s.id = w.blob_id)
    UNION ALL
    SELECT 'moved', w.blob_id, w.kind, w.identity, w.content, NULL, w.classid, w.objid, w.objsubid
    FROM live AS w
    WHERE for_commit AND EXISTS (SELECT FROM unnest(look.stored_ids) AS s (id) WHERE s.id = w.blob_id)
      AND CASE WHEN w.kind = 'grant'
               THEN NOT EXISTS (SELECT FROM pggit.printed AS p WHERE p.blob_id = w.blob_id AND p.place = w.objsubid)
               WHEN w.objid IS NOT NULL THEN NOT EXISTS (
                   SELECT FROM pggit.address AS a JOIN pg_control_system() AS c ON c.system_identifier = a.system_identifier
                   WHERE a.blob_id = w.blob_id AND a.classid = w.classid AND a.objid = w.objid AND a.objsubid = w.objsubid) END;
END
$function$;
