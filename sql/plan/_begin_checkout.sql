-- pggit._begin_checkout: hold HEAD, find where a checkout leads, and plan the way.
--
-- Result   the commit, its tree, the steps that turn the live schema into it, and the
--          state of the catalogs that they were planned from.
-- Errors   GT002, GT003, GT007, GT009, GT010.
CREATE OR REPLACE FUNCTION pggit._begin_checkout(
        rev text, force boolean, OUT commit_id bytea, OUT tree_id bytea, OUT steps pggit.step[], OUT state text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
DECLARE
    seen pggit.look;
BEGIN
    PERFORM pggit._lock_head();
    commit_id := pggit._checkout_target(rev);
    tree_id := (pggit._read_commit(commit_id)).tree_id;
    seen := pggit._live_at_once(ARRAY[pggit._head_tree(), _begin_checkout.tree_id]);
    state := seen.state;
    IF force IS NOT TRUE THEN
        PERFORM pggit._refuse_uncommitted(seen);
    END IF;
    steps := pggit._steps_from(seen, _begin_checkout.tree_id);
END
$function$;
