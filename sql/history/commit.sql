-- pggit.commit: record the whole working tree as a commit on HEAD's branch.
--
-- Layer    history. Writes blobs and tree nodes that the store lacks, where
--          their objects stand, the commit, the ref and its reflog.
-- Promise  P01, P02: part of the caller's transaction; the branch moves from
--          the parent to the new commit, or nothing happens.
-- Race     HEAD is locked first, and the parent is read after the lock is
--          held: commits of concurrent sessions line up, each sees the one
--          before. In REPEATABLE READ the server itself raises 40001 where the
--          parent is newer than the snapshot.
-- Errors   GT001 nothing to commit, GT009 damaged history, GT010 an object
--          cannot be tracked, 22004/22023 bad message or author, 40001.
CREATE OR REPLACE FUNCTION pggit.commit(message text, author text DEFAULT NULL, allow_empty boolean DEFAULT false)
    RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    the_author constant text := coalesce(author, session_user::text);
    the_time constant timestamptz := clock_timestamp();
    head record;
    parent pggit.commit;
    parent_ids bytea[] := '{}';
    parent_tree bytea := pggit._empty_tree_id();
    seen record;
    new_tree bytea;
    new_id bytea;
BEGIN
    PERFORM pggit._check_text('commit message', message, 1048576);
    PERFORM pggit._check_text('author', the_author, 4096);

    PERFORM pggit._lock_head();
    head := pggit._head();
    IF head.commit_id IS NOT NULL THEN
        parent := pggit._read_commit(head.commit_id);
        parent_ids := ARRAY[parent.id];
        parent_tree := parent.tree_id;
    END IF;

    WITH differing AS MATERIALIZED (
        SELECT d.* FROM pggit._working_diff(parent_tree, true) AS d
    ), stored AS (
        INSERT INTO pggit.blob (id, kind, identity, content)
        SELECT d.blob_id, d.kind, d.identity, d.content FROM differing AS d
        WHERE d.side = 'new' AND d.blocker IS NULL
        ON CONFLICT DO NOTHING
    )
    SELECT coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'new' AND d.blocker IS NULL), '{}') AS added,
           coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'old'), '{}') AS removed,
           array_agg(format('%s %s', d.kind, d.identity) ORDER BY d.identity COLLATE "C", d.kind)
               FILTER (WHERE d.blocker IS NOT NULL) AS blocked,
           array_agg(d.blocker ORDER BY d.identity COLLATE "C", d.kind) FILTER (WHERE d.blocker IS NOT NULL) AS reasons,
           array_agg(d.blob_id) FILTER (WHERE d.side <> 'old') AS placed_ids,
           array_agg(ROW(d.kind, d.identity, d.content, NULL, d.classid, d.objid, d.objsubid)::pggit.entry)
               FILTER (WHERE d.side <> 'old') AS placed
    INTO seen
    FROM differing AS d;
    PERFORM pggit._refuse_blocked(seen.blocked, seen.reasons);
    IF cardinality(seen.added) = 0 AND cardinality(seen.removed) = 0 AND allow_empty IS NOT TRUE THEN
        RAISE EXCEPTION 'nothing to commit: the live schema is the same as HEAD'
            USING ERRCODE = 'GT001',
                  DETAIL = format('%s stands at %s.', coalesce(quote_literal(pggit.current_branch()), 'HEAD'),
                                  coalesce('commit ' || encode(head.commit_id, 'hex'), 'no commit yet')),
                  HINT = 'Pass allow_empty => true to commit all the same.';
    END IF;

    PERFORM pggit._note_places(seen.placed_ids, seen.placed);
    PERFORM pggit._note_printed(seen.placed_ids, seen.placed);
    new_tree := (pggit._tree_apply(parent_tree, seen.added, seen.removed, true)).node_id;
    PERFORM pggit._seal_capture(new_tree);
    new_id := pggit._record_commit(new_tree, parent_ids, the_author, the_time, message);
    PERFORM pggit._move_head(head.ref, head.commit_id, new_id, 'commit: ' || split_part(message, E'\n', 1));
    RETURN encode(new_id, 'hex');
END
$function$;
COMMENT ON FUNCTION pggit.commit(text, text, boolean) IS
'Record the whole live schema on HEAD''s branch, in the caller''s transaction, and return the commit id. author defaults to session_user; allow_empty commits even if nothing changed. Errors: GT001 nothing to commit, GT009 damaged history, GT010 an object cannot be tracked faithfully, 22004/22023 NULL, blank or oversized message or author, 40001 stale snapshot (retry).';
