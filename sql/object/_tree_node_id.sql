-- pggit._tree_node_id: the id of a tree node: SHA-256 over a type word, the
-- number of blobs below, and the ids that it lists. An empty child counts as 32
-- zero bytes, so that four children always take four places.
CREATE OR REPLACE FUNCTION pggit._tree_node_id(size integer, children bytea[], blobs bytea[])
    RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN children IS NULL
        THEN sha256('\x6c65616600'::bytea || int4send(size) || coalesce((
            SELECT string_agg(b.id, '\x'::bytea ORDER BY b.n) FROM unnest(blobs) WITH ORDINALITY AS b (id, n)), '\x'))
        ELSE sha256('\x747265650000'::bytea || int4send(size) || (
            SELECT string_agg(CASE WHEN c.id = '\x' THEN decode(repeat('00', 32), 'hex') ELSE c.id END,
                              '\x'::bytea ORDER BY c.n)
            FROM unnest(children) WITH ORDINALITY AS c (id, n)))
    END
$function$;
