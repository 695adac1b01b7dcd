-- pggit.verify: git fsck for the store. No row means that it is sound.
--
-- Layer    care. Reads everything, changes nothing.
-- Promise  P07: every way of damage has a problem code of its own, and the row
--          names the blob, tree, commit, tag or ref that is damaged.
-- full     false leaves out what reads every definition (blob_corrupt).
CREATE OR REPLACE FUNCTION pggit.verify(full boolean DEFAULT true)
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT s.* FROM pggit._verify_store("full") AS s ORDER BY 1, 2, 3
$function$;
COMMENT ON FUNCTION pggit.verify(boolean) IS
'Check the whole store; no row means sound. full => false leaves out rereading every definition. Columns: severity (error, warning), problem (a code such as blob_corrupt), object_id (the blob, tree, commit or tag id, or the ref''s name), detail.';
