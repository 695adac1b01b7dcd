-- pggit._verify_commits: commits that are not what their ids say, or whose tree
-- or parent is missing; wrong generations.
CREATE OR REPLACE FUNCTION pggit._verify_commits()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    WITH expected AS MATERIALIZED (
        SELECT k.id, 1 + coalesce(max(x.generation), 0) AS generation
        FROM pggit.commit AS k
        LEFT JOIN LATERAL unnest(k.parent_ids) AS p (id) ON true
        LEFT JOIN pggit.commit AS x ON x.id = p.id
        GROUP BY k.id
    )
    SELECT 'error', 'commit_corrupt', encode(c.id, 'hex'),
           'Tree, parents, author, time and message do not have this id.'
    FROM pggit.commit AS c
    WHERE c.id IS DISTINCT FROM pggit._commit_id(c.tree_id, c.parent_ids, c.author, c.committed_at, c.message)
    UNION ALL
    SELECT 'error', 'commit_missing', encode(p.id, 'hex'),
           format('Commit %s names it as a parent.', min(encode(c.id, 'hex')))
    FROM pggit.commit AS c CROSS JOIN LATERAL unnest(c.parent_ids) AS p (id)
    WHERE NOT EXISTS (SELECT FROM pggit.commit AS x WHERE x.id = p.id)
    GROUP BY p.id
    UNION ALL
    SELECT 'error', 'tree_missing', encode(c.tree_id, 'hex'),
           format('Commit %s records it.', min(encode(c.id, 'hex')))
    FROM pggit.commit AS c
    WHERE NOT EXISTS (SELECT FROM pggit.tree AS t WHERE t.id = c.tree_id)
    GROUP BY c.tree_id
    UNION ALL
    -- A commit is not to blame where the generation that it should have follows
    -- from its grandparents, so that the wrong one is a parent's.
    SELECT 'error', 'commit_generation_wrong', encode(c.id, 'hex'),
           format('The commit has generation %s, its parents ask for %s.', c.generation, e.generation)
    FROM expected AS e
    JOIN pggit.commit AS c ON c.id = e.id
    WHERE c.generation <> e.generation
      AND c.generation <> (SELECT 1 + coalesce(max(y.generation), 0)
                           FROM unnest(c.parent_ids) AS p (id) JOIN expected AS y ON y.id = p.id)
      AND NOT EXISTS (SELECT FROM unnest(c.parent_ids) AS p (id)
                      WHERE NOT EXISTS (SELECT FROM pggit.commit AS x WHERE x.id = p.id))
    UNION ALL
    SELECT 'error', 'commit_duplicate', encode(c.id, 'hex'), format('%s rows have this id.', count(*))
    FROM pggit.commit AS c GROUP BY c.id HAVING count(*) > 1
$function$;
