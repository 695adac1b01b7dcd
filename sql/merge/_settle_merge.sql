-- pggit._settle_merge: the rows of a merge with its conflicts settled as the caller
-- wishes: single ones by resolutions, the rest by the strategy.
--
-- What hangs together with a conflict follows it (_merge_knots.sql): all of a
-- dropped table comes back, or goes. A resolution goes before the strategy; where
-- the resolutions of one knot agree, they count for all of it.
-- Result   outcome ours, theirs or base where that was taken; conflict where
--          nothing settles it.
-- Errors   22023.
CREATE OR REPLACE FUNCTION pggit._settle_merge(rows pggit.merging[], strategy text, resolutions jsonb)
    RETURNS SETOF pggit.merging
    LANGUAGE plpgsql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    settled pggit.merging[];
    has_conflict constant boolean := EXISTS (SELECT FROM unnest(rows) AS r WHERE r.outcome = 'conflict');
BEGIN
    IF strategy IS NULL OR strategy NOT IN ('abort', 'ours', 'theirs') THEN
        RAISE EXCEPTION 'unknown merge strategy %', coalesce(quote_literal(left(strategy, 300)), 'NULL')
            USING ERRCODE = 'invalid_parameter_value', DETAIL = 'There are abort, ours and theirs.',
                  HINT = 'Settle single objects with resolutions.';
    END IF;
    PERFORM FROM pggit._merge_takes(resolutions, rows);
    IF NOT has_conflict THEN
        RETURN QUERY SELECT r.* FROM unnest(rows) AS r;
        RETURN;
    END IF;
    WITH take AS MATERIALIZED (
        SELECT t.object, t.take FROM pggit._merge_takes(resolutions, rows) AS t
    ), knot AS MATERIALIZED (
        SELECT k.object, k.knot FROM pggit._merge_knots(rows) AS k
    ), knot_take AS (
        SELECT k.knot, CASE count(DISTINCT t.take) WHEN 0 THEN nullif(strategy, 'abort') WHEN 1 THEN min(t.take) END AS take
        FROM knot AS k LEFT JOIN take AS t ON t.object = k.object
        GROUP BY k.knot
    )
    SELECT array_agg(ROW(r.kind, r.identity, r.base_content, r.target_content, r.source_content,
                         CASE s.take WHEN 'ours' THEN r.target_content WHEN 'theirs' THEN r.source_content
                                     WHEN 'base' THEN r.base_content ELSE r.merged_content END,
                         coalesce(s.take, r.outcome), r.clashes, r.stored_identity, r.stored_content)::pggit.merging)
    INTO settled
    FROM unnest(rows) AS r
    LEFT JOIN take AS t ON t.object = r.kind || ' ' || r.identity
    LEFT JOIN knot AS k ON k.object = r.kind || ' ' || r.identity
    LEFT JOIN knot_take AS g ON g.knot = k.knot
    CROSS JOIN LATERAL (
        SELECT coalesce(t.take, g.take, CASE WHEN r.outcome = 'conflict' THEN nullif(strategy, 'abort') END) AS take
    ) AS s;
    RETURN QUERY SELECT o.* FROM pggit._merge_orders(settled) AS o;
END
$function$;
