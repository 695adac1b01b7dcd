-- pggit._merge_knots: what hangs together with a conflict, so that it can only be
-- settled as a whole: a table that one side has dropped, with its columns and all
-- that is on them.
--
-- Only through objects that one of the two sides does not have: what both have is
-- there whoever gives way.
-- Result   object: "kind identity"; knot: the first object of its knot under "C".
CREATE OR REPLACE FUNCTION pggit._merge_knots(rows pggit.merging[])
    RETURNS TABLE (object text, knot text)
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE given AS MATERIALIZED (
        SELECT r.kind || ' ' || r.identity AS name, r.outcome = 'conflict' AS is_conflict,
               r.target_content IS NULL OR r.source_content IS NULL AS is_missing, r.clashes
        FROM unnest(rows) AS r
    ), link AS MATERIALIZED (
        SELECT DISTINCT x.a, x.b
        FROM pggit._hanging(ARRAY(
                 SELECT DISTINCT ROW(r.kind, r.identity, v.content, NULL, NULL, NULL, NULL)::pggit.entry
                 FROM unnest(rows) AS r
                 CROSS JOIN LATERAL (VALUES (r.base_content), (r.target_content), (r.source_content)) AS v (content)
                 WHERE v.content IS NOT NULL)) AS h
        JOIN given AS g ON g.name = h.hangs_on AND g.is_missing
        CROSS JOIN LATERAL (VALUES (h.object, h.hangs_on), (h.hangs_on, h.object)) AS x (a, b)
        UNION
        -- The names of one object, too.
        SELECT g.name, c.name FROM given AS g CROSS JOIN LATERAL unnest(g.clashes) AS c (name)
    ), reached AS (
        SELECT g.name AS root, g.name FROM given AS g WHERE g.is_conflict
        UNION
        SELECT r.root, l.b FROM reached AS r JOIN link AS l ON l.a = r.name
    )
    SELECT r.name, min(r.root COLLATE "C") FROM reached AS r GROUP BY r.name
$function$;
