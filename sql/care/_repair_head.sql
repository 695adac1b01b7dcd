-- pggit._repair_head: a HEAD that is not where its reflog says, if its digests are
-- right and it is clear which branch is meant (see care/_verify_refs.sql).
CREATE OR REPLACE FUNCTION pggit._repair_head()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- From the tables: an index may be what is damaged.
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
DECLARE
    last_movement pggit.reflog;
    branch text[];
BEGIN
    IF NOT EXISTS (SELECT FROM pggit._verify_refs() AS v WHERE v.problem IN ('head_moved', 'head_dangling', 'head_duplicate'))
       OR EXISTS (SELECT FROM pggit._verify_reflog() AS v
                  WHERE v.problem IN ('reflog_corrupt', 'reflog_gap') AND v.object_id = 'HEAD') THEN
        RETURN;
    END IF;
    SELECT l.* INTO last_movement FROM pggit.reflog AS l WHERE l.ref = 'HEAD' ORDER BY l.seq DESC LIMIT 1;
    IF last_movement.new_id IS NULL
       OR NOT EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = last_movement.new_id) THEN
        RETURN;
    END IF;
    branch := ARRAY(
        SELECT r.name FROM pggit.ref AS r
        WHERE r.commit_id = last_movement.new_id AND starts_with(r.name, 'refs/heads/') AND CASE
            WHEN last_movement.reason ~ '^checkout: moving from ' THEN
                r.name = 'refs/heads/' || substring(last_movement.reason FROM '^checkout: moving from \S+ to (.*)$')
            WHEN last_movement.reason ~ '^branch: renamed ' THEN
                r.name = substring(last_movement.reason FROM ' to (\S+)$')
            ELSE EXISTS (SELECT FROM pggit.reflog AS l
                         WHERE l.ref = r.name AND l.new_id = last_movement.new_id AND l.reason = last_movement.reason
                           AND l.actor = last_movement.actor)
        END);
    object_id := 'HEAD';
    action := 'restored';
    IF cardinality(branch) = 1 THEN
        DELETE FROM pggit.head;
        INSERT INTO pggit.head (ref) VALUES (branch[1]);
        detail := format('Its reflog ends on %s at commit %s.', branch[1], encode(last_movement.new_id, 'hex'));
        RETURN NEXT;
    ELSIF cardinality(branch) = 0 AND last_movement.reason ~ '^checkout: moving from ' THEN
        DELETE FROM pggit.head;
        INSERT INTO pggit.head (commit_id) VALUES (last_movement.new_id);
        detail := format('Its reflog ends at commit %s, on no branch.', encode(last_movement.new_id, 'hex'));
        RETURN NEXT;
    END IF;
END
$function$;
