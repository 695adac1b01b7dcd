-- pggit._begin_pick: hold HEAD, merge the change of one commit, or its opposite, into
-- HEAD, and plan it. A commit without parents has changed all that it has.
--
-- is_revert: the opposite.
-- Result   tree_id, steps  what is to be built, and how
--          changes, state  as in _begin_merge()
--          author, title   of the commit that will record it
-- Errors   GT001, GT002, GT003, GT006, GT007, GT009, GT010; 22023 for a merge.
CREATE OR REPLACE FUNCTION pggit._begin_pick(
        rev text, is_revert boolean,
        OUT tree_id bytea, OUT steps pggit.step[], OUT changes pggit.merging[], OUT author text, OUT title text, OUT state text)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
DECLARE
    picked pggit.commit;
    parent_tree bytea := pggit._empty_tree_id();
    seen pggit.look;
    planned record;
BEGIN
    PERFORM pggit._lock_head();
    picked := pggit._read_commit(pggit._rev_commit(rev));
    IF cardinality(picked.parent_ids) > 1 THEN
        RAISE EXCEPTION 'commit % is a merge', encode(picked.id, 'hex')
            USING ERRCODE = 'invalid_parameter_value',
                  DETAIL = 'It has several parents, and so no change that would be its own.',
                  HINT = CASE WHEN is_revert THEN 'Revert the commits that it brought, newest first.'
                              ELSE 'Pick the commits that it brought, oldest first.' END;
    ELSIF cardinality(picked.parent_ids) = 1 THEN
        parent_tree := (pggit._read_commit(picked.parent_ids[1])).tree_id;
    END IF;
    seen := pggit._live_at_once(ARRAY[pggit._head_tree(), CASE WHEN is_revert THEN parent_tree ELSE picked.tree_id END]);
    state := seen.state;
    PERFORM pggit._refuse_uncommitted(seen, 'Commit them first.');
    changes := ARRAY(
        SELECT m FROM pggit._three_way(CASE WHEN is_revert THEN picked.tree_id ELSE parent_tree END, NULL, pggit._head_tree(), NULL,
                                       CASE WHEN is_revert THEN parent_tree ELSE picked.tree_id END) AS m);
    PERFORM pggit._refuse_conflicts(changes, 'HEAD', CASE WHEN is_revert THEN 'the revert' ELSE 'the pick' END,
                                    'Make the change by hand, and commit it.');
    IF NOT EXISTS (SELECT FROM unnest(changes) AS c WHERE c.outcome = 'clean') THEN
        RAISE EXCEPTION 'nothing to commit: HEAD has all of it already'
            USING ERRCODE = 'GT001', DETAIL = format('Commit %s.', encode(picked.id, 'hex')),
                  HINT = 'pggit.show() says what a commit changed.';
    END IF;
    planned := pggit._merge_plan(pggit._head_tree(), changes, seen);
    tree_id := planned.tree_id;
    steps := planned.steps;
    author := CASE WHEN is_revert THEN session_user::text ELSE picked.author END;
    title := CASE WHEN is_revert
                  THEN format(E'Revert "%s"\n\nThis reverts commit %s.', split_part(picked.message, E'\n', 1), encode(picked.id, 'hex'))
                  ELSE picked.message END;
END
$function$;
