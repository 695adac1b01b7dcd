-- pggit._stored_diff: what differs between two stored trees; rows as
-- _working_diff().
--
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._stored_diff(old_tree bytea, new_tree bytea)
    RETURNS TABLE (side text, blob_id bytea, kind text, identity text, content text, blocker text)
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old_ids bytea[];
    new_ids bytea[];
BEGIN
    SELECT coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'old'), '{}'),
           coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'new'), '{}')
    INTO old_ids, new_ids
    FROM pggit._tree_diff(old_tree, new_tree) AS d;
    RETURN QUERY
    SELECT 'old', b.id, b.kind, b.identity, b.content, NULL::text FROM pggit._read_blobs(old_ids) AS b
    UNION ALL
    SELECT 'new', b.id, b.kind, b.identity, b.content, NULL::text FROM pggit._read_blobs(new_ids) AS b;
END
$function$;
