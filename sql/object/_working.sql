-- pggit._working: the objects of the live schema with the ids that their blobs
-- have, or would have. An object that cannot be tracked has no content and no
-- id; its blocker says why.
--
-- The id is that of _blob_id(), written out: a call for each object would take
-- longer than the capture.
CREATE OR REPLACE FUNCTION pggit._working()
    RETURNS TABLE (blob_id bytea, kind text, identity text, content text, blocker text,
                   classid oid, objid oid, objsubid integer)
    LANGUAGE sql VOLATILE ROWS 100000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN e.blocker IS NULL THEN
               sha256('\x626c6f6200'::bytea || convert_to(e.kind, 'UTF8') || '\x00'::bytea
                      || convert_to(e.identity, 'UTF8') || '\x00'::bytea || convert_to(e.content, 'UTF8')) END,
           e.kind, e.identity, e.content, e.blocker, e.classid, e.objid, e.objsubid
    FROM pggit._capture() AS e
$function$;
