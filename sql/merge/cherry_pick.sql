-- pggit.cherry_pick: make the change of one commit again, on HEAD.
--
-- Layer    merge. As merge(): statements with the caller's rights, history by helpers.
-- Promise  P01, P06, P10.
-- Race     HEAD is held from the beginning.
-- Errors   GT001, GT002, GT003, GT006, GT007, GT008, GT009, GT010, 22023, 40001; 42501 and
--          whatever else PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit.cherry_pick(rev text)
    RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    start record;
BEGIN
    start := pggit._begin_pick(rev, false);
    RETURN pggit._land_merge(start.tree_id, start.steps, start.state, start.changes, false, '{}', NULL, start.author,
                             start.title, 'cherry-pick: ' || split_part(start.title, E'\n', 1));
END
$function$;
COMMENT ON FUNCTION pggit.cherry_pick(text) IS
'Make what one commit changed again, on HEAD and in the live schema, with a new commit of the same author and message, and return its id. A merge has no change of its own and is refused. Errors: GT001 HEAD has it already, GT002, GT003, GT006 HEAD has changes that are in the way (DETAIL lists each; nothing has changed), GT007 uncommitted changes, GT008 would lose data, GT009, GT010, 22023 a merge; 42501 a right is missing.';
