-- pggit._refuse_uncommitted: raise GT007 if the live schema is not HEAD's.
-- live: the live schema's objects, NULL to look at them here. hint: the way out.
--
-- Errors   GT007, GT009.
CREATE OR REPLACE FUNCTION pggit._refuse_uncommitted(
        live pggit.entry[], hint text DEFAULT 'Commit them, or pass force => true to give them up.')
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    changes text[];
BEGIN
    IF live IS NULL THEN
        SELECT array_agg(format('%s: %s %s', d.change, d.kind, d.identity) ORDER BY d.identity COLLATE "C", d.kind COLLATE "C")
        INTO changes
        FROM (SELECT CASE WHEN count(*) > 1 THEN 'modified' WHEN min(w.side) = 'new' THEN 'added' ELSE 'removed' END AS change,
                     w.kind, w.identity
              FROM pggit._working_diff(pggit._head_tree()) AS w GROUP BY w.kind, w.identity) AS d;
    ELSE
        SELECT array_agg(format('%s: %s %s', CASE WHEN h.kind IS NULL THEN 'added' WHEN l.kind IS NULL THEN 'removed' ELSE 'modified' END,
                                coalesce(l.kind, h.kind), coalesce(l.identity, h.identity))
                         ORDER BY coalesce(l.identity, h.identity) COLLATE "C", coalesce(l.kind, h.kind) COLLATE "C")
        INTO changes
        FROM unnest(live) AS l
        FULL JOIN pggit._tree_entries(pggit._head_tree()) AS h ON h.kind = l.kind AND h.identity = l.identity
        WHERE l.content IS DISTINCT FROM h.content;
    END IF;
    IF cardinality(changes) > 0 THEN
        RAISE EXCEPTION 'the live schema has changes that are not committed'
            USING ERRCODE = 'GT007', DETAIL = left(array_to_string(changes, E'\n'), 8000),
                  HINT = hint;
    END IF;
END
$function$;
