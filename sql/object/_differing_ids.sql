-- pggit._differing_ids: in which blobs the live schema, as _capture_changes() gives it, and a
-- stored tree differ.
--
-- left_ids, ids  what the live schema has no longer of the base tree, and what it has
--          instead; NULL for what cannot be tracked
-- Result   candidates: the blobs of the stored tree that are among ids, or not live
--          is_covered: whatever the stored tree lacks of the base tree is among left_ids
CREATE OR REPLACE FUNCTION pggit._differing_ids(
        stored_tree bytea, base_tree bytea, left_ids bytea[], ids bytea[],
        OUT only_stored bytea[], OUT only_live bytea[], OUT candidates bytea[], OUT is_covered boolean)
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH difference AS MATERIALIZED (
        SELECT d.side, d.blob_id FROM pggit._tree_diff(stored_tree, base_tree) AS d
    ), candidate AS MATERIALIZED (
        SELECT d.blob_id AS id FROM difference AS d WHERE d.side = 'old'
        UNION
        (SELECT l.id FROM unnest(left_ids) AS l (id) EXCEPT SELECT d.blob_id FROM difference AS d WHERE d.side = 'new')
    ), live AS MATERIALIZED (
        SELECT i.id FROM unnest(ids) AS i (id) WHERE i.id IS NOT NULL
    )
    SELECT ARRAY(SELECT c.id FROM candidate AS c EXCEPT SELECT l.id FROM live AS l),
           ARRAY(SELECT l.id FROM live AS l EXCEPT SELECT c.id FROM candidate AS c),
           ARRAY(SELECT c.id FROM candidate AS c),
           NOT EXISTS (SELECT d.blob_id FROM difference AS d WHERE d.side = 'new' EXCEPT SELECT l.id FROM unnest(left_ids) AS l (id))
$function$;
