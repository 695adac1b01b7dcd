-- pggit._tree_grown: the root of a tree of these blobs that is made from nothing, each
-- level of it at once. They are more than a leaf holds.
--
-- level    at which the root is to stand; the bits above are the same in all ids
-- leaf_size, keep  as in _tree_apply()
CREATE OR REPLACE FUNCTION pggit._tree_grown(ids bytea[], level integer, leaf_size integer, keep boolean)
    RETURNS bytea
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- What has no parent yet, each with the slots on the way to it.
    paths text[];
    nodes pggit.tree[];
    level_paths text[];
    level_nodes pggit.tree[];
BEGIN
    WITH RECURSIVE fallen AS (
        SELECT i.id, '' AS path, count(*) OVER () AS size FROM unnest(ids) AS i (id)
        UNION ALL
        SELECT s.id, s.path, count(*) OVER (PARTITION BY s.path)
        -- The slot of a blob at each level (see store/tree.sql): two bits of its id.
        FROM (SELECT f.id, f.path || (get_byte(f.id, (level + length(f.path)) / 4)
                                      >> (6 - 2 * ((level + length(f.path)) % 4)) & 3)::text AS path
              FROM fallen AS f WHERE f.size > leaf_size) AS s
    ), leaf AS (
        SELECT f.path, count(*) AS size, array_agg(f.id ORDER BY f.id) AS blobs
        FROM fallen AS f WHERE f.size <= leaf_size GROUP BY f.path
    )
    SELECT array_agg(l.path), array_agg(ROW(pggit._tree_node_id(l.size::integer, NULL, l.blobs), l.size, NULL, l.blobs)::pggit.tree)
    INTO level_paths, level_nodes FROM leaf AS l;
    paths := level_paths;
    nodes := level_nodes;
    FOR depth IN REVERSE (SELECT max(length(p)) FROM unnest(paths) AS p) .. 0 LOOP
        IF keep THEN
            INSERT INTO pggit.tree SELECT n.* FROM unnest(level_nodes) AS n ON CONFLICT DO NOTHING;
        END IF;
        EXIT WHEN depth = 0;
        WITH below AS (
            SELECT left(n.path, depth - 1) AS path, right(n.path, 1) AS slot, n.id, n.size
            FROM unnest(paths, nodes) AS n (path, id, size, children, blobs) WHERE length(n.path) = depth
        ), inner_node AS (
            SELECT b.path, sum(b.size)::integer AS size,
                   ARRAY[coalesce((array_agg(b.id) FILTER (WHERE b.slot = '0'))[1], '\x'),
                         coalesce((array_agg(b.id) FILTER (WHERE b.slot = '1'))[1], '\x'),
                         coalesce((array_agg(b.id) FILTER (WHERE b.slot = '2'))[1], '\x'),
                         coalesce((array_agg(b.id) FILTER (WHERE b.slot = '3'))[1], '\x')] AS children
            FROM below AS b GROUP BY b.path
        )
        SELECT array_agg(i.path), array_agg(ROW(pggit._tree_node_id(i.size, i.children, NULL), i.size, i.children, NULL)::pggit.tree)
        INTO level_paths, level_nodes FROM inner_node AS i;
        SELECT array_agg(n.path) || level_paths, array_agg(ROW(n.id, n.size, n.children, n.blobs)::pggit.tree) || level_nodes
        INTO paths, nodes
        FROM unnest(paths, nodes) AS n (path, id, size, children, blobs) WHERE length(n.path) < depth;
    END LOOP;
    RETURN (nodes[1]).id;
END
$function$;
