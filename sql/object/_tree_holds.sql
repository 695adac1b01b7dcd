-- pggit._tree_holds: which of these trees hold which of these blobs.
--
-- Layer    object. Walks down by the bits of each blob, as a lookup does, but in all
--          trees at once: what two trees share is walked once, so the cost follows
--          the changes between them (promise P13).
-- Errors   GT009 when a node on the way is missing or was changed: to miss a blob
--          would look like a change of the object.
CREATE OR REPLACE FUNCTION pggit._tree_holds(tree_ids bytea[], blob_ids bytea[])
    RETURNS TABLE (tree_id bytea, blob_id bytea)
    LANGUAGE plpgsql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RETURN QUERY
    WITH RECURSIVE place AS (
        -- UNION, not UNION ALL: a node that many trees share is one place.
        SELECT b.id AS sought, 0 AS level, NULL::bytea AS above, r.id AS node
        FROM unnest(tree_ids) AS r (id), unnest(blob_ids) AS b (id)
        UNION
        SELECT p.sought, p.level + 1, p.node, s.child
        FROM place AS p
        JOIN pggit.tree AS t ON t.id = p.node AND t.children IS NOT NULL
        CROSS JOIN LATERAL (
            -- Two bits of the id choose the child (see store/tree.sql).
            SELECT t.children[1 + (get_byte(p.sought, p.level / 4) >> (6 - 2 * (p.level % 4)) & 3)] AS child
        ) AS s
        WHERE s.child <> '\x'
    ), node AS MATERIALIZED (
        -- Each is read once, checked, however many blobs lead to it.
        SELECT (pggit._tree_node(d.node)).* FROM (SELECT DISTINCT p.node FROM place AS p) AS d
    ), holder AS (
        SELECT p.sought, p.level, p.node, p.above
        FROM place AS p JOIN node AS n ON n.id = p.node
        WHERE p.sought = ANY (n.blobs)
        UNION
        SELECT h.sought, p.level, p.node, p.above
        FROM holder AS h JOIN place AS p ON p.sought = h.sought AND p.level = h.level - 1 AND p.node = h.above
    ), is_checked AS (
        SELECT count(*) FROM node AS n
    )
    SELECT DISTINCT h.node, h.sought FROM holder AS h, is_checked WHERE h.level = 0;
END
$function$;
