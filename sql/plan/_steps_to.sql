-- pggit._steps_to: the plan that turns the live schema into a stored tree.
--
-- Errors   GT009; GT010 when the live schema holds what cannot be tracked.
CREATE OR REPLACE FUNCTION pggit._steps_to(target_tree bytea)
    RETURNS SETOF pggit.step
    LANGUAGE sql VOLATILE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
    SELECT s.*
    FROM pggit._plan(pggit._revision_entries('WORKING'), ARRAY(
             SELECT ROW(b.kind, b.identity, b.content, NULL, NULL, NULL, NULL)::pggit.entry
             FROM pggit._read_blobs(pggit._tree_blobs(target_tree)) AS b)) AS s
$function$;
