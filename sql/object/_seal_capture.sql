-- pggit._seal_capture: say which tree a commit has made of what it saw, and that the note
-- of it (store/capture.sql) is complete.
CREATE OR REPLACE FUNCTION pggit._seal_capture(made_tree bytea)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    UPDATE pggit.capture AS c SET tree_id = made_tree WHERE c.tree_id IS NULL;
    UPDATE pggit.capture AS c SET digest = pggit._capture_digest(c) WHERE c.digest IS NULL;
END
$function$;
