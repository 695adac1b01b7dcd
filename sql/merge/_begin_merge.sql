-- pggit._begin_merge: hold HEAD, find out what a merge has to do, and plan it.
--
-- Result   old_id, new_id  HEAD's commit before; after, where HEAD only moves on: the
--                          same (up to date) or the source (fast-forward)
--          tree_id, steps  what is to be built, and how; NULL when up to date
--          changes         what both sides have changed, for an error that PostgreSQL
--                          raises while it is built
--          title           the message of the commit, unless the caller has one
--          state           of the catalogs that the steps were planned from
-- Errors   GT002, GT003, GT006, GT007, GT009, GT010, 22023.
CREATE OR REPLACE FUNCTION pggit._begin_merge(
        source text, message text, strategy text, resolutions jsonb,
        OUT old_id bytea, OUT source_id bytea, OUT new_id bytea, OUT tree_id bytea, OUT steps pggit.step[], OUT changes pggit.merging[],
        OUT title text, OUT state text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
DECLARE
    seen pggit.look;
    planned record;
    is_direct boolean;
BEGIN
    PERFORM pggit._lock_head();
    old_id := (pggit._head()).commit_id;
    source_id := pggit._rev_commit(source);
    IF message IS NOT NULL THEN
        PERFORM pggit._check_text('commit message', message, 1048576);
    END IF;
    is_direct := old_id IS NULL OR pggit._is_ancestor(source_id, old_id) OR pggit._is_ancestor(old_id, source_id);
    IF NOT is_direct THEN
        changes := ARRAY(SELECT m FROM pggit._merge_of(old_id, source_id) AS m);
    END IF;
    changes := ARRAY(SELECT m FROM pggit._settle_merge(changes, strategy, resolutions) AS m);
    IF pggit._is_ancestor(source_id, old_id) THEN
        new_id := old_id;
        RETURN;
    END IF;
    seen := pggit._live_at_once(ARRAY[pggit._head_tree(), (pggit._read_commit(source_id)).tree_id]);
    state := seen.state;
    PERFORM pggit._refuse_uncommitted(seen, 'Commit them first.');
    IF is_direct THEN
        new_id := source_id;
        tree_id := (pggit._read_commit(source_id)).tree_id;
        steps := pggit._steps_from(seen, _begin_merge.tree_id);
        RETURN;
    END IF;
    PERFORM pggit._refuse_conflicts(
        changes, 'HEAD', source,
        'pggit.merge_preview() shows both sides. Settle each with resolutions, or all with strategy => ''ours'' or ''theirs''.');
    planned := pggit._merge_plan((pggit._read_commit(old_id)).tree_id, changes, seen);
    tree_id := planned.tree_id;
    steps := planned.steps;
    title := coalesce(message, pggit._merge_title(source));
END
$function$;
