-- pggit._tree_apply: the tree that has these blobs more and those fewer.
--
-- Layer    object. Walks only into the children that a change falls into, so
--          the cost follows the change (promise P13); where there was nothing,
--          or a leaf that grows too large, _tree_grown() makes all. Both ways
--          give the same nodes, because a node's shape depends on its set
--          alone: a leaf up to 32 blobs, four children above.
-- Result   node_id and size of the subtree; blobs lists it where it is a leaf,
--          so that the node above can tell whether it becomes a leaf itself.
-- keep     false computes ids and stores nothing.
CREATE OR REPLACE FUNCTION pggit._tree_apply(
        base_id bytea, added bytea[], removed bytea[], keep boolean, level integer DEFAULT 0,
        OUT node_id bytea, OUT size integer, OUT blobs bytea[])
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    leaf_size constant integer := 32;
    base pggit.tree;
    child record;
    child_ids bytea[];
    small_blobs bytea[] := '{}';
    part record;
BEGIN
    base := CASE WHEN base_id = '\x' THEN ROW(NULL, 0, NULL, '{}'::bytea[])::pggit.tree
                 ELSE pggit._tree_node(base_id) END;

    IF base.children IS NULL THEN
        SELECT array_agg(b.id ORDER BY b.id) INTO blobs
        FROM (SELECT unnest(base.blobs) EXCEPT SELECT unnest(removed) UNION SELECT unnest(added)) AS b (id);
        blobs := coalesce(blobs, '{}');
        size := cardinality(blobs);
        IF size > leaf_size THEN
            node_id := pggit._tree_grown(blobs, level, leaf_size, keep);
            blobs := NULL;
            RETURN;
        END IF;
    END IF;

    IF base.children IS NOT NULL THEN
        size := 0;
        child_ids := base.children;
        FOR part IN
            -- The slot of a blob at this level (see store/tree.sql): two bits of its id.
            SELECT s.slot, coalesce(a.ids, '{}') AS added, coalesce(r.ids, '{}') AS removed,
                   a.ids IS NOT NULL OR r.ids IS NOT NULL AS is_touched
            FROM generate_series(0, 3) AS s (slot)
            LEFT JOIN (SELECT get_byte(x.id, level / 4) >> (6 - 2 * (level % 4)) & 3 AS slot, array_agg(x.id) AS ids
                       FROM unnest(added) AS x (id) GROUP BY 1) AS a USING (slot)
            LEFT JOIN (SELECT get_byte(x.id, level / 4) >> (6 - 2 * (level % 4)) & 3 AS slot, array_agg(x.id) AS ids
                       FROM unnest(removed) AS x (id) GROUP BY 1) AS r USING (slot)
        LOOP
            IF part.is_touched THEN
                child := pggit._tree_apply(child_ids[part.slot + 1], part.added, part.removed, keep, level + 1);
                child_ids[part.slot + 1] := CASE WHEN child.size = 0 THEN '\x'::bytea ELSE child.node_id END;
            ELSIF child_ids[part.slot + 1] <> '\x' THEN
                SELECT c.size, c.blobs INTO child FROM pggit._tree_node(child_ids[part.slot + 1]) AS c;
            ELSE
                CONTINUE;
            END IF;
            size := size + child.size;
            small_blobs := small_blobs || child.blobs;
        END LOOP;
        -- Children of a node this small are leaves, so small_blobs is complete.
        IF size <= leaf_size THEN
            SELECT coalesce(array_agg(b.id ORDER BY b.id), '{}') INTO blobs FROM unnest(small_blobs) AS b (id);
        ELSE
            blobs := NULL;
        END IF;
    END IF;

    IF blobs IS NOT NULL THEN
        child_ids := NULL;
    END IF;
    node_id := pggit._tree_node_id(size, child_ids, blobs);
    IF keep AND (size > 0 OR level = 0) THEN
        INSERT INTO pggit.tree (id, size, children, blobs)
        VALUES (node_id, _tree_apply.size, child_ids, _tree_apply.blobs)
        ON CONFLICT DO NOTHING;
    END IF;
END
$function$;
