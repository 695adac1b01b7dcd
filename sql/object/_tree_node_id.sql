-- pggit._tree_node_id: the id of a tree node: SHA-256 over a type word, the
-- number of blobs below, and the ids that it lists. An empty child counts as 32
-- zero bytes, so that four children always take four places. NULL for what is
-- no node: lists of another shape, or not four children.
--
-- The list is held to what _id_list() asks, written out: a second call for each
-- node would take as long as the rest.
CREATE OR REPLACE FUNCTION pggit._tree_node_id(size integer, children bytea[], blobs bytea[])
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN array_lower(coalesce(children, blobs), 1) = 1 AND array_ndims(coalesce(children, blobs)) = 1
                     AND bool_and(coalesce(octet_length(i.id) = 32 AND i.id <> z.zeros
                                           OR i.id = '\x' AND children IS NOT NULL, false))
                     AND (children IS NULL OR count(*) = 4)
                     OR children IS NULL AND cardinality(blobs) = 0
                THEN sha256(CASE WHEN children IS NULL THEN '\x6c65616600'::bytea ELSE '\x747265650000'::bytea END
                            || int4send(size)
                            || coalesce(string_agg(CASE WHEN i.id = '\x' THEN z.zeros ELSE i.id END, '\x'::bytea
                                                   ORDER BY i.n), '\x'))
           END
    FROM (VALUES ('\x0000000000000000000000000000000000000000000000000000000000000000'::bytea)) AS z (zeros)
    LEFT JOIN LATERAL unnest(coalesce(children, blobs)) WITH ORDINALITY AS i (id, n) ON true
$function$;
