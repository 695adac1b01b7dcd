-- pggit._verify_refs: refs and a HEAD that lead nowhere, or that stand
-- elsewhere than their own reflog says: a ref moved behind pggit's back.
CREATE OR REPLACE FUNCTION pggit._verify_refs()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    WITH last_movement AS (
        SELECT DISTINCT ON (l.ref) l.ref, l.new_id FROM pggit.reflog AS l ORDER BY l.ref, l.seq DESC
    ), head_log AS (
        SELECT l.* FROM pggit.reflog AS l WHERE l.ref = 'HEAD' ORDER BY l.seq DESC LIMIT 1
    ), head AS (
        -- Not _head(), which refuses to answer when the ref is gone.
        SELECT CASE WHEN pggit._head_ref() IS NULL THEN (SELECT h.commit_id FROM pggit.head AS h LIMIT 1)
                    ELSE (SELECT r.commit_id FROM pggit.ref AS r WHERE r.name = pggit._head_ref() LIMIT 1)
               END AS commit_id
    )
    SELECT 'error', 'ref_dangling', r.name, format('Commit %s is missing.', encode(r.commit_id, 'hex'))
    FROM pggit.ref AS r
    WHERE NOT EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = r.commit_id)
    UNION ALL
    SELECT 'error', 'ref_duplicate', r.name, format('%s rows have this name.', count(*))
    FROM pggit.ref AS r GROUP BY r.name HAVING count(*) > 1
    UNION ALL
    SELECT 'error', 'head_duplicate', 'HEAD', format('HEAD is there %s times.', count(*))
    FROM pggit.head AS h HAVING count(*) > 1
    UNION ALL
    SELECT 'error', 'ref_name_invalid', r.name, 'A ref is refs/heads/... or refs/tags/...'
    FROM pggit.ref AS r
    WHERE r.name !~ '^refs/(heads|tags)/.'
    UNION ALL
    SELECT 'error', 'ref_moved', coalesce(r.name, m.ref),
           format('The ref stands at %s, its reflog ends at %s.',
                  coalesce(encode(r.commit_id, 'hex'), 'nothing'), coalesce(encode(m.new_id, 'hex'), 'nothing'))
    -- OFFSET 0: the planner would trust the primary key, and take the second of
    -- two rows of one name for a row without a partner.
    FROM (SELECT * FROM pggit.ref OFFSET 0) AS r
    FULL JOIN (SELECT * FROM last_movement WHERE ref <> 'HEAD') AS m ON m.ref = r.name
    WHERE r.commit_id IS DISTINCT FROM m.new_id
    UNION ALL
    SELECT 'error', 'head_moved', 'HEAD',
           format('HEAD stands at %s, its reflog ends at %s.',
                  coalesce(encode(h.commit_id, 'hex'), 'nothing'), coalesce(encode(m.new_id, 'hex'), 'nothing'))
    FROM head AS h
    LEFT JOIN last_movement AS m ON m.ref = 'HEAD'
    WHERE h.commit_id IS DISTINCT FROM m.new_id
    UNION ALL
    -- Two branches at one commit look alike but for what was written when HEAD came there: a
    -- checkout or a renaming names the branch, all else is in the log of the branch as well.
    SELECT 'error', 'head_moved', 'HEAD', format('HEAD is %s, its reflog ends with "%s".', h.ref, m.reason)
    FROM pggit.head AS h JOIN head_log AS m ON m.new_id = (SELECT x.commit_id FROM head AS x)
    WHERE h.ref IS NOT NULL AND CASE
        WHEN m.reason ~ '^checkout: moving from ' THEN
            -- Names hold no spaces (guard/_check_ref_name.sql).
            h.ref <> 'refs/heads/' || substring(m.reason FROM '^checkout: moving from \S+ to (.*)$')
        WHEN m.reason ~ '^branch: renamed ' THEN h.ref <> substring(m.reason FROM ' to (\S+)$')
        ELSE NOT EXISTS (SELECT FROM pggit.reflog AS l
                         WHERE l.ref = h.ref AND l.new_id = m.new_id AND l.reason = m.reason AND l.actor = m.actor)
    END
    UNION ALL
    SELECT 'error', 'head_dangling', 'HEAD', format('Commit %s is missing.', encode(h.commit_id, 'hex'))
    FROM head AS h
    WHERE h.commit_id IS NOT NULL AND NOT EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = h.commit_id)
$function$;
