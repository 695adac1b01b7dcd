-- pggit._three_way: merge two trees by the one that both come from, object by
-- object.
--
-- A side that has not changed an object gives way to the one that has. The same
-- change on both sides is one change; two different ones are a conflict, and so
-- are changes that cannot stand together (_merge_clashes.sql). The order of a
-- table's columns is merged as a sequence. Reads what differs, never a whole tree.
--
-- base_patch, target_patch: where the base (or the target, in merges of bases) is
-- itself a merge that is stored nowhere: the rows of that merge, whose target is the
-- tree given here. What was a conflict in the base is one again, unless both sides
-- agree, as in git's recursive merges.
CREATE OR REPLACE FUNCTION pggit._three_way(
        base_tree bytea, base_patch pggit.merging[], target_tree bytea, target_patch pggit.merging[], source_tree bytea)
    RETURNS SETOF pggit.merging
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    rows pggit.merging[];
BEGIN
    WITH target_diff AS MATERIALIZED (
        SELECT d.kind, d.identity, min(d.content) FILTER (WHERE d.side = 'old') AS old,
               min(d.content) FILTER (WHERE d.side = 'new') AS new
        FROM pggit._stored_diff(base_tree, target_tree) AS d GROUP BY d.kind, d.identity
    ), source_diff AS MATERIALIZED (
        SELECT d.kind, d.identity, min(d.content) FILTER (WHERE d.side = 'old') AS old,
               min(d.content) FILTER (WHERE d.side = 'new') AS new
        FROM pggit._stored_diff(base_tree, source_tree) AS d GROUP BY d.kind, d.identity
    ), stored AS (
        -- As the three trees have it.
        SELECT k.kind, k.identity,
               CASE WHEN t.kind IS NOT NULL THEN t.old WHEN s.kind IS NOT NULL THEN s.old
                    WHEN b.kind IS NOT NULL THEN b.target_content ELSE p.target_content END AS base,
               t.kind IS NOT NULL AS target_differs, t.new AS target, s.kind IS NOT NULL AS source_differs, s.new AS source,
               b.kind IS NOT NULL AS base_patched, b.merged_content AS base_merged, b.outcome = 'conflict' AS base_conflict,
               p.kind IS NOT NULL AS target_patched, p.merged_content AS target_merged, p.outcome = 'conflict' AS target_conflict
        FROM (
            SELECT x.kind, x.identity FROM target_diff AS x
            UNION SELECT x.kind, x.identity FROM source_diff AS x
            UNION SELECT x.kind, x.identity FROM unnest(base_patch) AS x
            UNION SELECT x.kind, x.identity FROM unnest(target_patch) AS x
        ) AS k
        LEFT JOIN target_diff AS t ON t.kind = k.kind AND t.identity = k.identity
        LEFT JOIN source_diff AS s ON s.kind = k.kind AND s.identity = k.identity
        LEFT JOIN unnest(base_patch) AS b ON b.kind = k.kind AND b.identity = k.identity
        LEFT JOIN unnest(target_patch) AS p ON p.kind = k.kind AND p.identity = k.identity
    ), side AS (
        SELECT s.kind, s.identity,
               CASE WHEN s.base_patched THEN s.base_merged ELSE s.base END AS base,
               CASE WHEN s.target_patched THEN s.target_merged WHEN s.target_differs THEN s.target ELSE s.base END AS target,
               CASE WHEN s.source_differs THEN s.source ELSE s.base END AS source,
               coalesce(s.base_conflict, false) AS base_conflict, coalesce(s.target_conflict, false) AS target_conflict
        FROM stored AS s
    )
    SELECT array_agg(ROW(s.kind, s.identity, s.base, s.target, s.source,
                         CASE o.outcome WHEN 'kept' THEN s.target WHEN 'clean' THEN s.source ELSE s.base END,
                         o.outcome, NULL)::pggit.merging)
    INTO rows
    FROM side AS s
    CROSS JOIN LATERAL (
        SELECT CASE WHEN s.target_conflict THEN 'conflict'
                    WHEN s.target IS NOT DISTINCT FROM s.source THEN 'kept'
                    WHEN s.base_conflict THEN 'conflict'
                    WHEN s.source IS NOT DISTINCT FROM s.base THEN 'kept'
                    WHEN s.target IS NOT DISTINCT FROM s.base THEN 'clean'
                    -- Decided below.
                    WHEN s.kind = 'column order' THEN 'clean'
                    ELSE 'conflict' END AS outcome
    ) AS o
    WHERE s.base_conflict OR s.target_conflict
       OR s.target IS DISTINCT FROM s.base OR s.source IS DISTINCT FROM s.base;

    SELECT array_agg(ROW(r.kind, r.identity, r.base_content, r.target_content, r.source_content,
                         CASE WHEN c.names IS NULL THEN r.merged_content ELSE r.base_content END,
                         CASE WHEN c.names IS NULL THEN r.outcome ELSE 'conflict' END, c.names)::pggit.merging)
    INTO rows
    FROM unnest(rows) AS r
    LEFT JOIN (
        SELECT x.name, array_agg(DISTINCT x.other COLLATE "C") AS names
        FROM pggit._merge_clashes(rows) AS p
        CROSS JOIN LATERAL (VALUES (p.removed, p.needing), (p.needing, p.removed)) AS x (name, other)
        GROUP BY x.name
    ) AS c ON c.name = r.kind || ' ' || r.identity;
    RETURN QUERY SELECT * FROM pggit._merge_orders(rows);
END
$function$;
