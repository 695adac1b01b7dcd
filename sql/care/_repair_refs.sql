-- pggit._repair_refs: refs that are not where their reflogs say. A reflog whose
-- digests are right from its first entry to its last is evidence; a broken one is
-- not, and neither is one that is gone.
CREATE OR REPLACE FUNCTION pggit._repair_refs()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- From the tables: an index may be what is damaged.
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
DECLARE
    moved record;
BEGIN
    FOR moved IN
        WITH damaged AS (
            SELECT v.object_id AS ref FROM pggit._verify_reflog() AS v WHERE v.problem IN ('reflog_corrupt', 'reflog_gap')
        ), last_movement AS (
            SELECT DISTINCT ON (l.ref) l.ref, l.new_id FROM pggit.reflog AS l
            WHERE l.ref <> 'HEAD' AND l.ref NOT IN (SELECT d.ref FROM damaged AS d)
            ORDER BY l.ref, l.seq DESC
        )
        SELECT m.ref, m.new_id, r.name IS NOT NULL AS is_there
        FROM last_movement AS m LEFT JOIN pggit.ref AS r ON r.name = m.ref
        WHERE r.commit_id IS DISTINCT FROM m.new_id
          AND (m.new_id IS NULL OR EXISTS (SELECT FROM pggit.commit AS c WHERE c.id = m.new_id))
        ORDER BY m.ref
    LOOP
        object_id := moved.ref;
        IF moved.new_id IS NULL THEN
            DELETE FROM pggit.ref AS r WHERE r.name = moved.ref;
            action := 'removed';
            detail := 'Its reflog ends with its deletion.';
        ELSE
            IF moved.is_there THEN
                UPDATE pggit.ref AS r SET commit_id = moved.new_id WHERE r.name = moved.ref;
            ELSE
                INSERT INTO pggit.ref (name, commit_id) VALUES (moved.ref, moved.new_id);
            END IF;
            action := 'restored';
            detail := format('Its reflog ends at commit %s.', encode(moved.new_id, 'hex'));
        END IF;
        RETURN NEXT;
    END LOOP;

    -- A name that pggit gives to nothing, and a commit that others lead to as well: nobody will miss it.
    action := 'removed';
    detail := 'No ref has such a name, and other refs lead to its commit.';
    FOR object_id IN
        DELETE FROM pggit.ref AS r
        WHERE r.name !~ '^refs/(heads|tags)/.'
          AND NOT EXISTS (SELECT FROM pggit.reflog AS l WHERE l.ref = r.name)
          AND r.commit_id IN (
              WITH RECURSIVE reached AS (
                  SELECT x.commit_id AS id FROM pggit.ref AS x WHERE x.name ~ '^refs/(heads|tags)/.'
                  UNION
                  SELECT p.id FROM reached AS y JOIN pggit.commit AS c ON c.id = y.id
                  CROSS JOIN LATERAL unnest(c.parent_ids) AS p (id)
              )
              SELECT y.id FROM reached AS y)
        RETURNING r.name
    LOOP
        RETURN NEXT;
    END LOOP;
END
$function$;
