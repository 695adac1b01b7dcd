-- pggit._verify_reflog: entries that were changed, removed or slipped in, and
-- entries that do not begin where the one before ended.
CREATE OR REPLACE FUNCTION pggit._verify_reflog()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    WITH entry AS (
        SELECT l.*, lag(l.digest) OVER w AS previous_digest, lag(l.new_id) OVER w AS previous_id,
               coalesce(lag(l.seq) OVER w, 0) AS previous_seq
        FROM pggit.reflog AS l
        WINDOW w AS (PARTITION BY l.ref ORDER BY l.seq)
    ), missing AS MATERIALIZED (
        -- What is past remembering gc() may have removed.
        SELECT m.commit_id AS new_id, min(m.ref) AS ref FROM pggit._remembered AS m
        WHERE NOT EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = m.commit_id)
        GROUP BY m.commit_id
    )
    SELECT 'error', 'reflog_corrupt', e.ref, format('Entry %s was changed, or the one before it.', e.seq)
    FROM entry AS e
    WHERE e.seq = e.previous_seq + 1
      AND e.digest IS DISTINCT FROM pggit._reflog_digest(e.previous_digest, e.ref, e.seq, e.old_id, e.new_id, e.actor,
                                           e.moved_at, e.reason)
    UNION ALL
    SELECT 'error', 'reflog_gap', e.ref, format('Entry %s follows entry %s.', e.seq, e.previous_seq)
    FROM entry AS e
    WHERE e.seq <> e.previous_seq + 1
       OR e.seq > 1 AND e.old_id IS DISTINCT FROM e.previous_id
    UNION ALL
    SELECT 'error', 'commit_missing', encode(e.new_id, 'hex'), format('The reflog of %s names it.', e.ref)
    FROM missing AS e
    -- One that a commit names as its parent is reported there.
    WHERE NOT EXISTS (SELECT FROM pggit.commit AS c WHERE e.new_id = ANY (c.parent_ids))
$function$;
