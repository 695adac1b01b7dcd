-- pggit._going: what has to go, and what cannot stay as it is, when these atoms
-- do.
--
-- seeds    the names of atoms that go; broken: of those that are altered in a way
--          that nobody who uses them lives through
-- staying  atoms of the schema that is to be: a column that is in it outlives its
--          type, and is given the new one
-- Result   state 'dropped' or 'broken', one row an atom; 'dropped' wins
CREATE OR REPLACE FUNCTION pggit._going(
        atoms pggit.atom[], staying text[], seeds text[], broken text[], edges pggit.edge[])
    RETURNS TABLE (name text, state text)
    LANGUAGE sql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE edge AS MATERIALIZED (
        SELECT e.source, e.target, e.how, t.kind, t.facts, s.name IS NOT NULL AS stays
        FROM unnest(edges) AS e
        JOIN unnest(atoms) AS t ON t.name = e.target
        LEFT JOIN unnest(staying) AS s (name) ON s.name = e.target
    ), reached AS (
        SELECT s.name, 'dropped' AS state FROM unnest(seeds) AS s (name)
        UNION
        SELECT b.name, 'broken' FROM unnest(broken) AS b (name)
        UNION
        SELECT e.target, n.state
        FROM reached AS r
        JOIN edge AS e ON e.source = r.name
        CROSS JOIN LATERAL (
            SELECT CASE
                WHEN r.state = 'dropped' THEN CASE WHEN e.how = 'type' AND e.stays THEN 'broken' ELSE 'dropped' END
                WHEN e.how = 'inherits' THEN 'broken'
                -- Another type wants its default again, and PostgreSQL sees to keys, checks and indexes by itself.
                WHEN e.how = 'lies' THEN CASE WHEN e.kind = 'column default' THEN 'dropped' END
                WHEN e.kind IN ('sequence owner', 'partition attachment', 'inheritance') OR e.how = 'type' THEN NULL
                WHEN e.how = 'column' AND (e.kind IN ('index', 'statistics object')
                                           OR e.kind = 'table constraint' AND e.facts->>'type' <> 'f') THEN NULL
                ELSE 'dropped' END AS state
        ) AS n
        WHERE n.state IS NOT NULL
    )
    -- 'dropped' sorts after 'broken'.
    SELECT r.name, max(r.state COLLATE "C") FROM reached AS r GROUP BY r.name
$function$;
