-- pggit.gc: git gc --prune for the store: remove what nothing leads to any more.
--
-- Layer    care. Deletes from the store, and notes of definitions that went.
-- Promise  P01: all of it or nothing. What a ref, HEAD or the reflog of the last 90
--          days leads to stays (history/_reflog_horizon.sql), with all behind it.
-- Race     HEAD is held, and changed, so that nobody who writes definitions or trees
--          goes on with an older snapshot: a commit waits, or gets 40001. New
--          branches and tags hold the commit that they lead to (_hold_commit).
-- Errors   GT009: of a damaged store nobody knows what leads where. 25001: not in
--          REPEATABLE READ, whose snapshot is blind for refs made meanwhile.
CREATE OR REPLACE FUNCTION pggit.gc()
    RETURNS TABLE (what text, removed bigint)
    LANGUAGE plpgsql VOLATILE ROWS 5 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    damage text;
    doomed bytea[];
BEGIN
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'gc() needs READ COMMITTED'
            USING ERRCODE = 'active_sql_transaction',
                  DETAIL = format('This transaction is %s: it does not see what others made meanwhile.',
                                  upper(current_setting('transaction_isolation'))),
                  HINT = 'Call it in a transaction of its own.';
    END IF;
    PERFORM pggit._lock_head();
    UPDATE pggit.head SET ref = ref;
    SELECT format('%s: %s', v.problem, v.object_id) INTO damage
    FROM pggit._verify_store(false) AS v WHERE v.severity = 'error' ORDER BY 1 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'history is damaged: nothing is removed'
            USING ERRCODE = 'GT009', DETAIL = damage, HINT = 'pggit.verify() lists what is damaged.';
    END IF;

    doomed := ARRAY(
        SELECT c.id FROM pggit.commit AS c
        WHERE c.id NOT IN (SELECT x.id FROM pggit._reachable_commits() AS x (id))
        ORDER BY c.id
        FOR UPDATE SKIP LOCKED);
    -- A new look: what was not to be had may lead to some of the others, and so may a
    -- ref that came meanwhile.
    DELETE FROM pggit.commit AS c
    WHERE c.id = ANY (doomed)
      AND c.id NOT IN (
          SELECT x.id FROM pggit._reachable_commits(
              ARRAY(SELECT o.id FROM pggit.commit AS o WHERE o.id <> ALL (doomed))) AS x (id));
    GET DIAGNOSTICS removed = ROW_COUNT;
    what := 'commit';
    RETURN NEXT;

    WITH RECURSIVE node AS (
        SELECT c.tree_id AS id FROM pggit.commit AS c
        UNION
        SELECT x.id FROM node AS n
        JOIN pggit.tree AS t ON t.id = n.id
        CROSS JOIN LATERAL unnest(t.children) AS x (id)
    )
    DELETE FROM pggit.tree AS t WHERE NOT EXISTS (SELECT FROM node AS n WHERE n.id = t.id);
    GET DIAGNOSTICS removed = ROW_COUNT;
    what := 'tree';
    RETURN NEXT;

    DELETE FROM pggit.blob AS b
    WHERE b.id NOT IN (SELECT x.id FROM pggit.tree AS t CROSS JOIN LATERAL unnest(t.blobs) AS x (id));
    GET DIAGNOSTICS removed = ROW_COUNT;
    what := 'blob';
    RETURN NEXT;

    -- The annotation of a tag that was deleted, once its reflog is past too.
    DELETE FROM pggit.tag AS t
    WHERE NOT EXISTS (SELECT FROM pggit.ref AS r WHERE r.tag_id = t.id)
      AND NOT EXISTS (SELECT FROM pggit.reflog AS l
                      WHERE l.ref = 'refs/tags/' || t.name AND l.moved_at >= pggit._reflog_horizon());
    GET DIAGNOSTICS removed = ROW_COUNT;
    what := 'tag';
    RETURN NEXT;

    -- Of how a definition was printed nobody is told: it goes with the definition.
    DELETE FROM pggit.printed AS p WHERE NOT EXISTS (SELECT FROM pggit.blob AS b WHERE b.id = p.blob_id);
    DELETE FROM pggit.address AS a WHERE NOT EXISTS (SELECT FROM pggit.blob AS b WHERE b.id = a.blob_id);
    GET DIAGNOSTICS removed = ROW_COUNT;
    what := 'address';
    RETURN NEXT;
END
$function$;
COMMENT ON FUNCTION pggit.gc() IS
'Remove what no branch, no tag, not HEAD and no movement of the last 90 days leads to, as git gc. Columns: what (commit, tree, blob, tag, address), removed (rows). For the owner of the store. Errors: GT009 damaged history, 25001 outside of READ COMMITTED.';
