-- pggit._tree_node_id: the id of a tree node: SHA-256 over a type word, the
-- number of blobs below, and the ids that it lists. An empty child counts as 32
-- zero bytes, so that four children always take four places. NULL for what is
-- no node: lists of another shape, or not four children.
CREATE OR REPLACE FUNCTION pggit._tree_node_id(size integer, children bytea[], blobs bytea[])
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE
        WHEN children IS NULL THEN sha256('\x6c65616600'::bytea || int4send(size) || pggit._id_list(blobs))
        WHEN cardinality(children) = 4 THEN
            sha256('\x747265650000'::bytea || int4send(size) || pggit._id_list(children, with_gaps => true))
    END
$function$;
