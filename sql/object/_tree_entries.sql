-- pggit._tree_entries: all objects of a stored tree. Where they once stood in the
-- catalogs is not known of them.
--
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._tree_entries(tree_id bytea)
    RETURNS SETOF pggit.entry
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT b.kind, b.identity, b.content, NULL::text, NULL::oid, NULL::oid, NULL::integer
    FROM pggit._read_blobs(pggit._tree_blobs(tree_id)) AS b
$function$;
