-- pggit._tree_blobs: the ids of all blobs of a tree.
--
-- Errors   GT009 when a node is missing or was changed: a shorter answer would
--          look like a smaller schema.
CREATE OR REPLACE FUNCTION pggit._tree_blobs(tree_id bytea)
    RETURNS bytea[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    root constant pggit.tree := pggit._tree_node(tree_id);
    found_ids bytea[];
    changed_id text;
BEGIN
    WITH RECURSIVE node AS (
        SELECT root.id, root.children, root.blobs, false AS is_changed
        UNION ALL
        SELECT t.id, t.children, t.blobs,
               pggit._tree_node_id(t.size, t.children, t.blobs) IS DISTINCT FROM t.id
        FROM node AS n
        CROSS JOIN LATERAL unnest(n.children) AS c (id)
        JOIN pggit.tree AS t ON t.id = c.id
    )
    SELECT coalesce(array_agg(b.id) FILTER (WHERE b.id IS NOT NULL), '{}'),
           min(encode(n.id, 'hex')) FILTER (WHERE n.is_changed)
    INTO found_ids, changed_id
    FROM node AS n LEFT JOIN LATERAL unnest(n.blobs) AS b (id) ON true;
    IF changed_id IS NOT NULL THEN
        RAISE EXCEPTION 'history is damaged: tree % was changed', changed_id
            USING ERRCODE = 'GT009', DETAIL = 'What is stored under this id is not what was recorded.',
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    IF cardinality(found_ids) <> root.size THEN
        RAISE EXCEPTION 'history is damaged: tree % holds % objects, and % can be found',
                encode(tree_id, 'hex'), root.size, cardinality(found_ids)
            USING ERRCODE = 'GT009', DETAIL = 'A part of the tree is missing, or counted wrongly.',
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    RETURN found_ids;
END
$function$;
