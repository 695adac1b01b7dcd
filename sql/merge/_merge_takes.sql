-- pggit._merge_takes: what the caller wants to take for which object of a merge,
-- from his list of resolutions.
--
-- Errors   22023 for what is no such list, names an object twice or one that is no
--          conflict.
CREATE OR REPLACE FUNCTION pggit._merge_takes(resolutions jsonb, rows pggit.merging[])
    RETURNS TABLE (object text, take text)
    LANGUAGE plpgsql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    wrong text;
BEGIN
    IF resolutions IS NULL OR resolutions = 'null' THEN
        RETURN;
    END IF;
    IF jsonb_typeof(resolutions) <> 'array' THEN
        wrong := format('A list is expected, not %s.', jsonb_typeof(resolutions));
    ELSE
        SELECT format('%s: %s', left(e.item::text, 300), CASE
                   WHEN jsonb_typeof(e.item) <> 'object' OR jsonb_typeof(e.item->'kind') IS DISTINCT FROM 'string'
                        OR jsonb_typeof(e.item->'identity') IS DISTINCT FROM 'string'
                        OR e.item - ARRAY['kind', 'identity', 'take'] <> '{}' THEN 'not an object with kind, identity and take'
                   WHEN e.item->>'take' NOT IN ('ours', 'theirs', 'base') OR NOT e.item ? 'take'
                        OR e.item->'take' = 'null' THEN 'take is ours, theirs or base'
                   WHEN e.times > 1 THEN 'named more than once'
                   WHEN r.kind IS NULL THEN 'neither side has changed this object'
                   ELSE 'not a conflict' END)
        INTO wrong
        FROM (
            SELECT x.item, x.n, count(*) OVER (PARTITION BY x.item->'kind', x.item->'identity') AS times
            FROM jsonb_array_elements(resolutions) WITH ORDINALITY AS x (item, n)
        ) AS e
        LEFT JOIN unnest(rows) AS r ON r.kind = e.item->>'kind' AND r.identity = e.item->>'identity'
        WHERE (r.outcome = 'conflict' AND e.times = 1 AND e.item->>'take' IN ('ours', 'theirs', 'base')
               AND e.item - ARRAY['kind', 'identity', 'take'] = '{}') IS NOT TRUE
        ORDER BY e.n LIMIT 1;
    END IF;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'the resolutions do not fit this merge'
            USING ERRCODE = 'invalid_parameter_value', DETAIL = wrong,
                  HINT = 'Give an array of {"kind": ..., "identity": ..., "take": "ours" | "theirs" | "base"}, one for each conflict of pggit.merge_preview().';
    END IF;
    RETURN QUERY
    SELECT concat(e.item->>'kind', ' ', e.item->>'identity'), e.item->>'take' FROM jsonb_array_elements(resolutions) AS e (item);
END
$function$;
