-- pggit._tree_diff: the blobs that one tree has and another has not. Subtrees
-- with equal ids are not entered, so the cost follows the difference.
--
-- Result   side 'old' for a blob of old_tree alone, 'new' for one of new_tree.
-- Errors   GT009 when a node is missing.
CREATE OR REPLACE FUNCTION pggit._tree_diff(old_tree bytea, new_tree bytea)
    RETURNS TABLE (side text, blob_id bytea)
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RETURN QUERY
    -- A row is a place of the trie with the node of each side, '\x' for none.
    -- Where both sides branch, the places below are compared pair by pair;
    -- where one side ends in a leaf, the other is followed alone.
    WITH RECURSIVE place AS (
        SELECT o AS old_node, n AS new_node
        FROM pggit._tree_node(old_tree) AS o, pggit._tree_node(new_tree) AS n
        WHERE old_tree <> new_tree
        UNION ALL
        SELECT CASE WHEN s.old_id <> '\x' THEN pggit._tree_node(s.old_id) END,
               CASE WHEN s.new_id <> '\x' THEN pggit._tree_node(s.new_id) END
        FROM place AS p
        CROSS JOIN LATERAL (
            SELECT coalesce(o.id, '\x') AS old_id, coalesce(n.id, '\x') AS new_id
            FROM unnest((p.old_node).children) WITH ORDINALITY AS o (id, slot)
            FULL JOIN unnest((p.new_node).children) WITH ORDINALITY AS n (id, slot) USING (slot)
        ) AS s
        WHERE s.old_id <> s.new_id
    ), old_blob AS (
        SELECT b.id FROM place AS p CROSS JOIN LATERAL unnest((p.old_node).blobs) AS b (id)
    ), new_blob AS (
        SELECT b.id FROM place AS p CROSS JOIN LATERAL unnest((p.new_node).blobs) AS b (id)
    )
    SELECT 'old', d.id FROM (SELECT o.id FROM old_blob AS o EXCEPT SELECT n.id FROM new_blob AS n) AS d
    UNION ALL
    SELECT 'new', d.id FROM (SELECT n.id FROM new_blob AS n EXCEPT SELECT o.id FROM old_blob AS o) AS d;
END
$function$;
