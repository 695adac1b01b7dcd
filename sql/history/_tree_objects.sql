-- pggit._tree_objects: what a stored tree has under some names, without reading the rest.
--
-- kinds, identities   side by side; what the tree does not have is left out
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._tree_objects(tree_id bytea, kinds text[], identities text[])
    RETURNS SETOF pggit.entry
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT b.kind, b.identity, b.content, NULL::text, NULL::oid, NULL::oid, NULL::integer
    FROM pggit._read_blobs(ARRAY(
        SELECT h.blob_id
        FROM pggit._tree_holds(ARRAY[tree_id], ARRAY(
                 -- All that bore the name, ever.
                 SELECT b.id FROM unnest(kinds, identities) AS w (kind, identity)
                 JOIN pggit.blob AS b ON b.identity = w.identity AND b.kind = w.kind)) AS h)) AS b
$function$;
