-- pggit._refuse_uncommitted: raise GT007 if the live schema is not HEAD's.
-- live: the live schema's objects. hint: the way out.
--
-- Errors   GT007, GT009.
CREATE OR REPLACE FUNCTION pggit._refuse_uncommitted(
        live pggit.entry[], hint text DEFAULT 'Commit them, or pass force => true to give them up.')
    RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    changes text[];
BEGIN
    SELECT array_agg(format('%s: %s %s', CASE WHEN h.kind IS NULL THEN 'added' WHEN l.kind IS NULL THEN 'removed' ELSE 'modified' END,
                            coalesce(l.kind, h.kind), coalesce(l.identity, h.identity))
                     ORDER BY coalesce(l.identity, h.identity) COLLATE "C", coalesce(l.kind, h.kind) COLLATE "C")
    INTO changes
    FROM unnest(live) AS l
    FULL JOIN pggit._tree_entries(pggit._head_tree()) AS h ON h.kind = l.kind AND h.identity = l.identity
    WHERE l.content IS DISTINCT FROM h.content;
    IF cardinality(changes) > 0 THEN
        RAISE EXCEPTION 'the live schema has changes that are not committed'
            USING ERRCODE = 'GT007', DETAIL = left(array_to_string(changes, E'\n'), 8000),
                  HINT = hint;
    END IF;
END
$function$;
