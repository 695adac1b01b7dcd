-- pggit.revert: undo the change of one commit with a new one.
--
-- Layer    merge. As merge(): statements with the caller's rights, history by helpers.
-- Promise  P01, P06, P10.
-- Race     HEAD is held from the beginning.
-- Errors   GT001, GT002, GT003, GT006, GT007, GT008, GT009, GT010, 22023, 40001; 42501 and
--          whatever else PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit.revert(rev text)
    RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    start record;
BEGIN
    start := pggit._begin_pick(rev, true);
    RETURN pggit._land_merge(start.tree_id, start.steps, start.state, start.changes, false, '{}', NULL, start.author,
                             start.title, 'revert: ' || split_part(start.title, E'\n', 1));
END
$function$;
COMMENT ON FUNCTION pggit.revert(text) IS
'Undo what one commit changed, on HEAD and in the live schema, with a new commit, and return its id. What came after stays. A merge has no change of its own and is refused. Errors: GT001 it is undone already, GT002, GT003, GT006 later changes are in the way (DETAIL lists each; nothing has changed), GT007 uncommitted changes, GT008 would lose data, GT009, GT010, 22023 a merge; 42501 a right is missing.';
