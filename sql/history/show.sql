-- pggit.show: what a commit changed, against its first parent (against EMPTY
-- for the first commit).
CREATE OR REPLACE FUNCTION pggit.show(rev text DEFAULT 'HEAD')
    RETURNS TABLE (change text, kind text, identity text, old_definition text, new_definition text)
    LANGUAGE plpgsql VOLATILE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    shown constant pggit.commit := pggit._read_commit(pggit._rev_commit(rev));
BEGIN
    IF shown.parent_ids[1] IS NOT NULL THEN
        -- Nobody asked for the parent by its id: that it is missing is damage.
        PERFORM pggit._read_commit(shown.parent_ids[1]);
    END IF;
    RETURN QUERY
    SELECT d.* FROM pggit.diff(coalesce(encode(shown.parent_ids[1], 'hex'), 'EMPTY'), encode(shown.id, 'hex')) AS d;
END
$function$;
COMMENT ON FUNCTION pggit.show(text) IS
'What a commit (default HEAD) changed against its first parent. Columns as pggit.diff(). Errors: GT002, GT003, GT009.';
