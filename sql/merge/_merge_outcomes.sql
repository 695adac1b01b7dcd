-- pggit._merge_outcomes: what becomes of each object of a merge.
--
-- A side that has not changed an object gives way to the one that has. The same
-- change on both sides is one change; two different ones are a conflict, and so
-- are changes that cannot stand together (_merge_clashes.sql). The order of a
-- table's columns is merged as a sequence.
--
-- sides    as _merge_sides() gives them
CREATE OR REPLACE FUNCTION pggit._merge_outcomes(sides pggit.merging[])
    RETURNS SETOF pggit.merging
    LANGUAGE plpgsql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
    -- An array is taken for ten rows: nested loops over thousands.
    SET enable_nestloop = off
AS $function$
DECLARE
    rows pggit.merging[];
BEGIN
    SELECT array_agg(ROW(s.kind, s.identity, s.base_content, s.target_content, s.source_content,
                         CASE o.outcome WHEN 'kept' THEN s.target_content WHEN 'clean' THEN s.source_content ELSE s.base_content END,
                         -- Under the name that it has there, the target does not have it yet.
                         CASE WHEN o.outcome = 'kept' AND s.stored_identity IS NOT NULL THEN 'clean' ELSE o.outcome END,
                         NULL, s.stored_identity, s.stored_content)::pggit.merging)
    INTO rows
    FROM unnest(sides) AS s
    CROSS JOIN LATERAL (
        SELECT CASE WHEN s.outcome = 'conflict' THEN 'conflict'
                    WHEN s.target_content IS NOT DISTINCT FROM s.source_content THEN 'kept'
                    WHEN s.outcome = 'base' THEN 'conflict'
                    WHEN s.source_content IS NOT DISTINCT FROM s.base_content THEN 'kept'
                    WHEN s.target_content IS NOT DISTINCT FROM s.base_content THEN 'clean'
                    -- Decided below.
                    WHEN s.kind = 'column order' THEN 'clean'
                    ELSE 'conflict' END AS outcome
    ) AS o
    WHERE s.outcome IS NOT NULL OR s.stored_identity IS NOT NULL
       OR s.target_content IS DISTINCT FROM s.base_content OR s.source_content IS DISTINCT FROM s.base_content;

    SELECT array_agg(ROW(r.kind, r.identity, r.base_content, r.target_content, r.source_content,
                         CASE WHEN c.names IS NULL THEN r.merged_content ELSE r.base_content END,
                         CASE WHEN c.names IS NULL THEN r.outcome ELSE 'conflict' END, c.names,
                         r.stored_identity, r.stored_content)::pggit.merging)
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
