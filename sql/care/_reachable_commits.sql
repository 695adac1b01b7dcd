-- pggit._reachable_commits: every commit behind a ref, behind HEAD, or behind a
-- movement that the reflog keeps.
--
-- also  further commits to start from
CREATE OR REPLACE FUNCTION pggit._reachable_commits(also bytea[] DEFAULT '{}')
    RETURNS SETOF bytea
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE reached AS (
        SELECT s.id
        FROM (SELECT r.commit_id FROM pggit.ref AS r
              UNION SELECT h.commit_id FROM pggit.head AS h
              UNION SELECT m.commit_id FROM pggit._remembered AS m
              UNION SELECT a.id FROM unnest(also) AS a (id)) AS s (id)
        WHERE s.id IS NOT NULL
        UNION
        SELECT p.id
        FROM reached AS x
        JOIN pggit.commit AS c ON c.id = x.id
        CROSS JOIN LATERAL unnest(c.parent_ids) AS p (id)
    )
    SELECT x.id FROM reached AS x
$function$;
