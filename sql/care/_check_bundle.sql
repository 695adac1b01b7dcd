-- pggit._check_bundle: refuse a bundle whose parts do not fit one another: what is
-- named and not there, what is there twice or for nothing, trees that are no tries
-- of their blobs, and texts that pggit would never have written.
--
-- The ids were computed from the contents (care/_read_bundle.sql), so whatever was
-- changed is missing under the id by which others name it.
--
-- Errors   GT012.
CREATE OR REPLACE FUNCTION pggit._check_bundle(bundle pggit.unpacked)
    RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    problem text;
BEGIN
    WITH RECURSIVE the_ref AS MATERIALIZED (
        SELECT r.* FROM unnest(bundle.refs) AS r
    ), tag AS MATERIALIZED (
        SELECT t.* FROM unnest(bundle.tags) AS t
    ), commit AS MATERIALIZED (
        SELECT c.* FROM unnest(bundle.commits) AS c
    ), tree AS MATERIALIZED (
        SELECT t.* FROM unnest(bundle.trees) AS t
    ), blob AS MATERIALIZED (
        SELECT b.* FROM unnest(bundle.blobs) AS b
    ), note AS MATERIALIZED (
        SELECT n.* FROM unnest(bundle.notes) AS n
    ), parent AS MATERIALIZED (
        SELECT c.id AS child_id, p.id FROM commit AS c CROSS JOIN LATERAL unnest(c.parent_ids) AS p (id)
    ), reached AS (
        SELECT r.commit_id AS id FROM the_ref AS r
        UNION
        SELECT t.commit_id FROM tag AS t
        UNION
        SELECT p.id FROM (SELECT x.id AS child_id FROM reached AS x) AS x JOIN parent AS p USING (child_id)
    ), place AS (
        -- Where a node stands in a trie: the bits of the ids of all blobs below begin with its path.
        SELECT DISTINCT c.tree_id AS id, '' AS path FROM commit AS c
        UNION
        SELECT x.id, p.path || ((x.slot - 1)::integer::bit(2))::text
        FROM place AS p
        JOIN tree AS t ON t.id = p.id
        CROSS JOIN LATERAL unnest(t.children) WITH ORDINALITY AS x (id, slot)
        WHERE x.id <> '\x' AND length(p.path) < 256
    ), listed AS MATERIALIZED (
        SELECT p.id AS node_id, p.path, b.id, lag(b.id) OVER (PARTITION BY p.id, p.path ORDER BY b.n) AS id_before
        FROM place AS p JOIN tree AS t ON t.id = p.id CROSS JOIN LATERAL unnest(t.blobs) WITH ORDINALITY AS b (id, n)
    )
    SELECT p.problem INTO problem
    FROM (
        SELECT 1 AS n, 'It holds no branch and no tag.' AS problem
        WHERE NOT EXISTS (SELECT FROM the_ref) AND NOT EXISTS (SELECT FROM tag)
        UNION ALL
        SELECT 2, format('%s is there twice, or is no such thing.', x.what)
        FROM (SELECT 'Branch ' || r.name AS what, r.name COLLATE "C" AS id FROM the_ref AS r
              UNION ALL SELECT 'Tag ' || t.name, t.name FROM tag AS t
              UNION ALL SELECT 'Commit ' || coalesce(encode(c.id, 'hex'), '?'), encode(c.id, 'hex') FROM commit AS c
              UNION ALL SELECT 'Tree ' || coalesce(encode(t.id, 'hex'), '?'), encode(t.id, 'hex') FROM tree AS t
              UNION ALL SELECT 'Blob ' || coalesce(encode(b.id, 'hex'), '?'), encode(b.id, 'hex') FROM blob AS b
              UNION ALL SELECT 'A note of blob ' || coalesce(encode(n.blob_id, 'hex'), '?'), encode(n.blob_id, 'hex') FROM note AS n) AS x
        GROUP BY x.what, x.id HAVING count(*) > 1 OR x.id IS NULL
        UNION ALL
        SELECT 3, format('%s is no branch.', r.name) FROM the_ref AS r WHERE r.name !~ '^refs/heads/.'
        UNION ALL
        SELECT 4, format('Commit %s is missing.', encode(x.id, 'hex'))
        FROM reached AS x WHERE NOT EXISTS (SELECT FROM commit AS c WHERE c.id = x.id)
        UNION ALL
        SELECT 5, format('No branch or tag leads to commit %s.', encode(c.id, 'hex'))
        FROM commit AS c WHERE NOT EXISTS (SELECT FROM reached AS x WHERE x.id = c.id)
        UNION ALL
        SELECT 6, format('Commit %s is not of the generation that follows its parents''.', encode(c.id, 'hex'))
        FROM commit AS c LEFT JOIN parent AS p ON p.child_id = c.id LEFT JOIN commit AS x ON x.id = p.id
        GROUP BY c.id, c.generation HAVING c.generation <> 1 + coalesce(max(x.generation), 0)
        UNION ALL
        SELECT 7, format('Tree %s is missing.', encode(p.id, 'hex'))
        FROM place AS p WHERE NOT EXISTS (SELECT FROM tree AS t WHERE t.id = p.id)
        UNION ALL
        SELECT 8, format('No commit leads to tree %s.', encode(t.id, 'hex'))
        FROM tree AS t WHERE NOT EXISTS (SELECT FROM place AS p WHERE p.id = t.id)
        UNION ALL
        SELECT 9, format('Blob %s is missing.', encode(l.id, 'hex'))
        FROM listed AS l WHERE NOT EXISTS (SELECT FROM blob AS b WHERE b.id = l.id)
        UNION ALL
        SELECT 10, format('No tree lists blob %s.', encode(b.id, 'hex'))
        FROM blob AS b WHERE NOT EXISTS (SELECT FROM listed AS l WHERE l.id = b.id)
        UNION ALL
        -- store/tree.sql says what a trie looks like; of one set of blobs there is one.
        SELECT 11, format('Tree %s is not made as trees are.', encode(t.id, 'hex'))
        FROM place AS p JOIN tree AS t ON t.id = p.id
        WHERE CASE WHEN t.children IS NULL
                   THEN t.size <> cardinality(t.blobs) OR t.size > 32 OR t.size = 0 AND p.path <> ''
                   ELSE t.size <= 32 OR length(p.path) >= 256
                     OR t.size <> (SELECT sum(c.size) FROM unnest(t.children) AS x (id) JOIN tree AS c ON c.id = x.id)
              END
        UNION ALL
        SELECT 11, format('Tree %s lists a blob where it does not belong.', encode(l.node_id, 'hex'))
        FROM listed AS l
        WHERE l.id <= l.id_before
           OR NOT starts_with((('x' || encode(l.id, 'hex'))::bit(256))::text, l.path)
        UNION ALL
        SELECT 12, format('Commit %s has a text that no commit has.', encode(c.id, 'hex'))
        FROM commit AS c
        WHERE c.message !~ '\S' OR octet_length(c.message) > 1048576 OR c.author !~ '\S' OR octet_length(c.author) > 4096
        UNION ALL
        SELECT 13, format('Tag %s has a text that no tag has.', t.name)
        FROM tag AS t WHERE t.message !~ '\S' OR octet_length(t.message) > 1048576
        UNION ALL
        SELECT 14, format('A note is of blob %s, which is not there.', encode(n.blob_id, 'hex'))
        FROM note AS n WHERE NOT EXISTS (SELECT FROM blob AS b WHERE b.id = n.blob_id)
        UNION ALL
        SELECT 15, format('A note of blob %s says what only one of a grant does, or does not.', encode(b.id, 'hex'))
        FROM note AS n JOIN blob AS b ON b.id = n.blob_id WHERE (b.kind = 'grant') <> (n.place IS NOT NULL)
    ) AS p
    ORDER BY p.n, p.problem COLLATE "C" LIMIT 1;
    IF FOUND THEN
        PERFORM pggit._invalid_bundle(problem);
    END IF;
END
$function$;
