-- pggit._empty_tree_id: the tree of EMPTY, a leaf without blobs. It is stored
-- only once a commit records it; readers know it without a row.
CREATE OR REPLACE FUNCTION pggit._empty_tree_id()
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pggit._tree_node_id(0, NULL, '{}')
$function$;
