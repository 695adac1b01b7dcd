-- pggit._refuse_uncommitted: raise GT007 if the live schema is not HEAD's.
-- seen: the look at it, HEAD's tree among those that it is to be compared with. hint: the way out.
--
-- Errors   GT007, GT009.
CREATE OR REPLACE FUNCTION pggit._refuse_uncommitted(
        seen pggit.look, hint text DEFAULT 'Commit them, or pass force => true to give them up.')
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    head_tree constant bytea := pggit._head_tree();
    ids bytea[];
    differing record;
    changes text[];
BEGIN
    IF seen.live IS NULL THEN
        ids := pggit._blob_ids(seen.entries);
        differing := pggit._differing_ids(head_tree, seen.base_tree, seen.left_ids, ids);
        SELECT array_agg(format('%s: %s %s', d.change, d.kind, d.identity) ORDER BY d.identity COLLATE "C", d.kind COLLATE "C")
        INTO changes
        FROM (SELECT CASE WHEN count(*) > 1 THEN 'modified' ELSE min(s.change) END AS change, s.kind, s.identity
              FROM (SELECT 'removed' AS change, b.kind, b.identity FROM pggit._read_blobs(differing.only_stored) AS b
                    UNION ALL
                    SELECT 'added', e.kind, e.identity
                    FROM unnest(ids, seen.entries) AS e (id, kind, identity, content, blocker, classid, objid, objsubid)
                    WHERE e.id IS NULL OR e.id = ANY (differing.only_live)) AS s
              GROUP BY s.kind, s.identity) AS d;
    ELSE
        SELECT array_agg(format('%s: %s %s', CASE WHEN h.kind IS NULL THEN 'added' WHEN l.kind IS NULL THEN 'removed' ELSE 'modified' END,
                                coalesce(l.kind, h.kind), coalesce(l.identity, h.identity))
                         ORDER BY coalesce(l.identity, h.identity) COLLATE "C", coalesce(l.kind, h.kind) COLLATE "C")
        INTO changes
        FROM unnest(seen.live) AS l
        FULL JOIN pggit._tree_entries(head_tree) AS h ON h.kind = l.kind AND h.identity = l.identity
        WHERE l.content IS DISTINCT FROM h.content;
    END IF;
    IF cardinality(changes) > 0 THEN
        RAISE EXCEPTION 'the live schema has changes that are not committed'
            USING ERRCODE = 'GT007', DETAIL = left(array_to_string(changes, E'\n'), 8000),
                  HINT = hint;
    END IF;
END
$function$;
