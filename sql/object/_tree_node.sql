-- pggit._tree_node: one node of a tree, checked against its id.
--
-- Errors   GT009 when the store does not hold it, or holds something else.
CREATE OR REPLACE FUNCTION pggit._tree_node(node_id bytea)
    RETURNS pggit.tree
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    node pggit.tree;
BEGIN
    SELECT t.* INTO node FROM pggit.tree AS t WHERE t.id = node_id;
    IF NOT FOUND THEN
        IF node_id = pggit._empty_tree_id() THEN
            RETURN ROW(node_id, 0, NULL, '{}'::bytea[])::pggit.tree;
        END IF;
        RAISE EXCEPTION 'history is damaged: tree % is missing', encode(node_id, 'hex')
            USING ERRCODE = 'GT009', DETAIL = 'A commit or another tree names it.',
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    IF pggit._tree_node_id(node.size, node.children, node.blobs) IS DISTINCT FROM node_id THEN
        RAISE EXCEPTION 'history is damaged: tree % was changed', encode(node_id, 'hex')
            USING ERRCODE = 'GT009', DETAIL = 'What is stored under this id is not what was recorded.',
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    RETURN node;
END
$function$;
