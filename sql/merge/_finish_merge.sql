-- pggit._finish_merge: record the live schema as the next commit of HEAD, or let
-- HEAD go to a commit that is there (fast-forward), once the live schema is what was
-- to be built.
--
-- Looks at the live schema itself: what is recorded is what stands there. Writers may
-- call it alone, so it believes nothing else either: no branch goes back, and no
-- commit names a tree or a parent that is not there.
-- other_parents  the parents besides HEAD: one at most, and none that HEAD has already
-- new_id         where HEAD goes; NULL: to a new commit
-- Errors   GT009, GT010, 22004, 22023, 40001.
CREATE OR REPLACE FUNCTION pggit._finish_merge(
        built_tree bytea, other_parents bytea[], new_id bytea, author text, message text, reason text)
    RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET quote_all_identifiers = off
AS $function$
DECLARE
    head record;
    old_tree bytea;
    added bytea[];
    removed bytea[];
    seen record;
    wrong text;
    next_id bytea := new_id;
BEGIN
    PERFORM pggit._lock_head();
    head := pggit._head();
    old_tree := pggit._head_tree();
    PERFORM pggit._check_text('reason', reason, 1048576);
    IF new_id IS NULL THEN
        PERFORM pggit._check_text('commit message', message, 1048576);
        PERFORM pggit._check_text('author', author, 4096);
        wrong := CASE WHEN built_tree IS NULL OR NOT EXISTS (SELECT FROM pggit.tree AS t WHERE t.id = built_tree)
                           AND built_tree <> pggit._empty_tree_id() THEN 'The tree is not stored.'
                      WHEN other_parents IS NULL OR cardinality(other_parents) > 1 THEN 'A merge has one parent besides HEAD.'
                      WHEN pggit._is_ancestor(other_parents[1], head.commit_id) THEN 'HEAD has the other parent already.' END;
    ELSIF (pggit._read_commit(new_id)).tree_id IS DISTINCT FROM built_tree THEN
        wrong := format('Commit %s has another tree.', encode(new_id, 'hex'));
    ELSIF head.commit_id IS NOT NULL AND NOT pggit._is_ancestor(head.commit_id, new_id) THEN
        wrong := format('Commit %s does not come after HEAD.', encode(new_id, 'hex'));
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'this is no end of a merge'
            USING ERRCODE = 'invalid_parameter_value', DETAIL = wrong, HINT = 'Call pggit.merge().';
    END IF;
    -- Blobs and addresses are those of the objects as they stand: one that was made
    -- anew has moved.
    WITH differing AS MATERIALIZED (
        SELECT d.* FROM pggit._working_diff(old_tree, true) AS d
    )
    SELECT coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'new'), '{}') AS added,
           coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'old'), '{}') AS removed,
           array_agg(d.blob_id) FILTER (WHERE d.side <> 'old') AS placed_ids,
           array_agg(ROW(d.kind, d.identity, NULL, NULL, d.classid, d.objid, d.objsubid)::pggit.entry)
               FILTER (WHERE d.side <> 'old') AS placed
    INTO seen
    FROM differing AS d;
    added := seen.added;
    removed := seen.removed;
    PERFORM pggit._note_places(seen.placed_ids, seen.placed);
    IF array_position(added, NULL) IS NOT NULL
       OR (pggit._tree_apply(old_tree, added, removed, false)).node_id <> built_tree THEN
        PERFORM pggit._require_tree(built_tree);
    END IF;
    PERFORM pggit._seal_capture(built_tree);
    IF next_id IS NULL THEN
        next_id := pggit._record_commit(built_tree, array_remove(ARRAY[head.commit_id], NULL) || other_parents, author,
                                        clock_timestamp(), message);
    END IF;
    PERFORM pggit._move_head(head.ref, head.commit_id, next_id, reason);
    RETURN encode(next_id, 'hex');
END
$function$;
