-- pggit._blob_ids: the ids that the blobs of these objects have, or would have, one for
-- each. An object that cannot be tracked has none.
--
-- The id is that of _blob_id(), written out: a call for each object would take
-- longer than the capture.
CREATE OR REPLACE FUNCTION pggit._blob_ids(entries pggit.entry[])
    RETURNS bytea[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY(
        SELECT CASE WHEN e.blocker IS NULL THEN
                   sha256('\x626c6f6200'::bytea || convert_to(e.kind, 'UTF8') || '\x00'::bytea
                          || convert_to(e.identity, 'UTF8') || '\x00'::bytea || convert_to(e.content, 'UTF8')) END
        FROM unnest(entries) WITH ORDINALITY AS e (kind, identity, content, blocker, classid, objid, objsubid, n)
        ORDER BY e.n)
$function$;
