-- pggit._tree_blobs: the ids of all blobs of a tree.
--
-- Errors   GT009 when a node is missing (the number of blobs then falls short
--          of what the root says).
CREATE OR REPLACE FUNCTION pggit._tree_blobs(tree_id bytea)
    RETURNS bytea[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    root constant pggit.tree := pggit._tree_node(tree_id);
    found_ids bytea[];
BEGIN
    WITH RECURSIVE node AS (
        SELECT root.children, root.blobs
        UNION ALL
        SELECT t.children, t.blobs
        FROM node AS n
        CROSS JOIN LATERAL unnest(n.children) AS c (id)
        JOIN pggit.tree AS t ON t.id = c.id
    )
    SELECT coalesce(array_agg(b.id), '{}') INTO found_ids
    FROM node AS n CROSS JOIN LATERAL unnest(n.blobs) AS b (id);
    IF cardinality(found_ids) <> root.size THEN
        RAISE EXCEPTION 'history is damaged: tree % holds % objects, and % can be found',
                encode(tree_id, 'hex'), root.size, cardinality(found_ids)
            USING ERRCODE = 'GT009', DETAIL = 'A part of the tree is missing, or counted wrongly.',
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    RETURN found_ids;
END
$function$;
