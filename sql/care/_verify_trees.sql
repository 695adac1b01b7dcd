-- pggit._verify_trees: tree nodes that are not what their ids say, that list a
-- node or blob which is missing, or that stand there twice.
CREATE OR REPLACE FUNCTION pggit._verify_trees()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT 'error', 'tree_corrupt', encode(t.id, 'hex'), 'What the node lists does not have this id.'
    FROM pggit.tree AS t
    WHERE t.id IS DISTINCT FROM pggit._tree_node_id(t.size, t.children, t.blobs)
    UNION ALL
    SELECT 'error', 'tree_size_wrong', encode(t.id, 'hex'),
           format('The node says that it holds %s objects, its parts hold %s.', t.size, s.size)
    FROM pggit.tree AS t
    JOIN (
        -- A row is known by its place: there may be two of one id.
        SELECT p.ctid AS place, coalesce(cardinality(p.blobs), sum(c.size), 0) AS size,
               count(x.id) FILTER (WHERE x.id <> '\x') = count(c.id) AS is_complete
        FROM pggit.tree AS p
        LEFT JOIN LATERAL unnest(p.children) AS x (id) ON true
        -- What a changed child says of itself is not held against its parent.
        LEFT JOIN pggit.tree AS c ON c.id = x.id AND c.id = pggit._tree_node_id(c.size, c.children, c.blobs)
        GROUP BY p.ctid, p.blobs
    ) AS s ON s.place = t.ctid
    -- A missing or changed child is reported as such, once.
    WHERE t.size <> s.size AND s.is_complete
    UNION ALL
    SELECT 'error', 'tree_missing', encode(x.id, 'hex'),
           format('Tree %s lists it.', min(encode(t.id, 'hex')))
    FROM pggit.tree AS t CROSS JOIN LATERAL unnest(t.children) AS x (id)
    WHERE x.id <> '\x' AND NOT EXISTS (SELECT FROM pggit.tree AS c WHERE c.id = x.id)
    GROUP BY x.id
    UNION ALL
    SELECT 'error', 'blob_missing', encode(x.id, 'hex'),
           format('Tree %s lists it.', min(encode(t.id, 'hex')))
    FROM pggit.tree AS t CROSS JOIN LATERAL unnest(t.blobs) AS x (id)
    WHERE NOT EXISTS (SELECT FROM pggit.blob AS b WHERE b.id = x.id)
    GROUP BY x.id
    UNION ALL
    SELECT 'error', 'tree_duplicate', encode(t.id, 'hex'), format('%s rows have this id.', count(*))
    FROM pggit.tree AS t GROUP BY t.id HAVING count(*) > 1
$function$;
