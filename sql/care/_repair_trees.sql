-- pggit._repair_trees: nodes of trees that are missing or changed: as the same list
-- in proper form, with the size that follows from it, or as the live schema's tree
-- has them.
CREATE OR REPLACE FUNCTION pggit._repair_trees()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- From the tables: an index may be what is damaged.
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
DECLARE
    lost bytea[];
    changed pggit.tree[];
BEGIN
    action := 'recomputed';
    detail := 'In proper form and with the size of its parts the node has its id.';
    FOR object_id IN
        WITH proper AS (
            SELECT t.ctid AS place, t.id, s.size,
                   CASE WHEN t.children IS NOT NULL THEN c.ids END AS children,
                   CASE WHEN t.blobs IS NOT NULL THEN b.ids END AS blobs
            FROM pggit.tree AS t
            CROSS JOIN LATERAL (SELECT coalesce(array_agg(x.id ORDER BY x.n) FILTER (WHERE x.id IS NOT NULL), '{}') AS ids
                                FROM unnest(t.children) WITH ORDINALITY AS x (id, n)) AS c
            CROSS JOIN LATERAL (SELECT coalesce(array_agg(x.id ORDER BY x.n) FILTER (WHERE x.id IS NOT NULL), '{}') AS ids
                                FROM unnest(t.blobs) WITH ORDINALITY AS x (id, n)) AS b
            CROSS JOIN LATERAL (SELECT t.size AS size
                                UNION SELECT cardinality(b.ids)
                                UNION SELECT sum(y.size)::integer FROM unnest(c.ids) AS x (id)
                                      JOIN pggit.tree AS y ON y.id = x.id) AS s
            WHERE t.id IS DISTINCT FROM pggit._tree_node_id(t.size, t.children, t.blobs)
        )
        UPDATE pggit.tree AS t SET size = p.size, children = p.children, blobs = p.blobs
        FROM proper AS p
        WHERE t.ctid = p.place AND p.id = pggit._tree_node_id(p.size, p.children, p.blobs)
        RETURNING encode(t.id, 'hex')
    LOOP
        RETURN NEXT;
    END LOOP;

    lost := ARRAY(
        SELECT DISTINCT w.id
        FROM (SELECT c.tree_id FROM pggit.commit AS c
              UNION SELECT x.id FROM pggit.tree AS t CROSS JOIN LATERAL unnest(t.children) AS x (id) WHERE x.id <> '\x'
              UNION SELECT t.id FROM pggit.tree AS t) AS w (id)
        WHERE NOT EXISTS (SELECT FROM pggit.tree AS t
                          WHERE t.id = w.id AND t.id = pggit._tree_node_id(t.size, t.children, t.blobs))
        ORDER BY 1);
    IF cardinality(lost) = 0 THEN
        RETURN;
    END IF;
    -- Changed rows stand in the way of what they should be. What nobody can make again is put back.
    changed := ARRAY(SELECT t FROM pggit.tree AS t WHERE t.id = ANY (lost));
    DELETE FROM pggit.tree AS t WHERE t.id = ANY (lost);
    PERFORM pggit._tree_apply(
        pggit._empty_tree_id(), ARRAY(SELECT w.blob_id FROM pggit._working() AS w WHERE w.blob_id IS NOT NULL), '{}', true);
    action := 'restored';
    detail := 'The live schema has this part of a tree as it was.';
    FOR object_id IN
        SELECT encode(t.id, 'hex') FROM pggit.tree AS t WHERE t.id = ANY (lost) ORDER BY t.id
    LOOP
        RETURN NEXT;
    END LOOP;
    INSERT INTO pggit.tree SELECT c.* FROM unnest(changed) AS c ON CONFLICT DO NOTHING;
END
$function$;
