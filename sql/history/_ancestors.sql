-- pggit._ancestors: a commit and all commits behind it, each once, each checked
-- against its id.
--
-- Errors   GT009 when one is missing or was changed: a shorter answer would look like
--          a younger history.
CREATE OR REPLACE FUNCTION pggit._ancestors(commit_id bytea)
    RETURNS SETOF pggit.commit
    LANGUAGE plpgsql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    commit_ids bytea[];
    damaged_id bytea;
BEGIN
    WITH RECURSIVE ancestor AS (
        SELECT _ancestors.commit_id AS id
        UNION
        SELECT p.id FROM ancestor AS a
        JOIN pggit.commit AS c ON c.id = a.id
        CROSS JOIN LATERAL unnest(c.parent_ids) AS p (id)
    )
    SELECT array_agg(a.id),
           min(a.id::text) FILTER (
               WHERE pggit._commit_id(c.tree_id, c.parent_ids, c.author, c.committed_at, c.message) IS DISTINCT FROM a.id)::bytea
    INTO commit_ids, damaged_id
    FROM ancestor AS a LEFT JOIN pggit.commit AS c ON c.id = a.id;
    IF damaged_id IS NOT NULL THEN
        PERFORM pggit._read_commit(damaged_id);
    END IF;
    RETURN QUERY SELECT c.* FROM pggit.commit AS c WHERE c.id = ANY (commit_ids);
END
$function$;
