-- pggit._merge_sides: what two sides of a merge have changed since the tree that both
-- come from, object by object. Reads what differs, never a whole tree.
--
-- base_patch, target_patch: as in _three_way().
-- Result   outcome: conflict where the patched target has one; base where the patched
--          base has one; else NULL. merged_content: NULL.
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._merge_sides(
        base_tree bytea, base_patch pggit.merging[], target_tree bytea, target_patch pggit.merging[], source_tree bytea)
    RETURNS SETOF pggit.merging
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
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
    )
    SELECT s.kind, s.identity,
           CASE WHEN s.base_patched THEN s.base_merged ELSE s.base END,
           CASE WHEN s.target_patched THEN s.target_merged WHEN s.target_differs THEN s.target ELSE s.base END,
           CASE WHEN s.source_differs THEN s.source ELSE s.base END,
           NULL::text, CASE WHEN s.target_conflict THEN 'conflict' WHEN s.base_conflict THEN 'base' END, NULL::text[], NULL::text, NULL::text
    FROM stored AS s
$function$;
