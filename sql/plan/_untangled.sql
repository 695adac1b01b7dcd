-- pggit._untangled: parts that drop things, without circles.
--
-- Functions and views can need one another in a circle (a body that PostgreSQL
-- has parsed, a view that calls it). None of them can go first; but one can take
-- the others along (CASCADE), for all that depends on them goes in this plan.
CREATE OR REPLACE FUNCTION pggit._untangled(parts pggit.plan_part[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE part AS MATERIALIZED (
        SELECT p.* FROM unnest(parts) AS p
    ), waits AS MATERIALIZED (
        SELECT DISTINCT w.name AS source, p.name AS target
        FROM part AS w
        CROSS JOIN LATERAL unnest(w.requires) AS r (address)
        JOIN (SELECT q.name, x.address FROM part AS q CROSS JOIN LATERAL unnest(q.provides) AS x (address)) AS p ON p.address = r.address
        WHERE p.name <> w.name
    ), knot_candidate AS MATERIALIZED (
        SELECT t.name FROM pggit._tangled(parts) AS t (name)
    ), reach AS (
        SELECT w.source, w.target FROM waits AS w
        WHERE w.source IN (SELECT k.name FROM knot_candidate AS k) AND w.target IN (SELECT k.name FROM knot_candidate AS k)
        UNION
        SELECT r.source, w.target FROM reach AS r JOIN waits AS w ON w.source = r.target
        WHERE w.target IN (SELECT k.name FROM knot_candidate AS k)
    ), knot AS (
        -- The members of one circle, and the one that takes the others along: best a function, which holds no data.
        SELECT r.source AS name,
               (array_agg(m.target ORDER BY m.target !~ '^drop (function|procedure|view) ', m.target COLLATE "C"))[1] AS leader
        FROM reach AS r
        JOIN reach AS m ON m.source = r.source
        JOIN reach AS b ON b.source = m.target AND b.target = m.source
        WHERE r.source = r.target
        GROUP BY r.source
    )
    SELECT p.name, p.provides, p.requires, p.rank, p.statements, p.hazards, p.losses
    FROM part AS p WHERE p.name NOT IN (SELECT k.name FROM knot AS k)
    UNION ALL
    SELECT p.name, m.provides, m.requires, p.rank, ARRAY[p.statements[1] || ' CASCADE'],
           ARRAY[CASE WHEN m.losses IS NOT NULL THEN 'data_loss' END], ARRAY[m.losses]
    FROM part AS p
    JOIN (
        SELECT k.leader, array_agg(a.address) FILTER (WHERE a.address IS NOT NULL) AS provides,
               array_agg(r.address) FILTER (WHERE r.address IS NOT NULL AND NOT EXISTS (
                   SELECT FROM knot AS o JOIN part AS x ON x.name = o.name
                   WHERE o.leader = k.leader AND r.address = ANY (x.provides))) AS requires,
               (SELECT jsonb_agg(l.loss) FROM knot AS o JOIN part AS x ON x.name = o.name
                CROSS JOIN LATERAL unnest(x.losses) AS l (loss) WHERE o.leader = k.leader AND l.loss IS NOT NULL) AS losses
        FROM knot AS k
        JOIN part AS q ON q.name = k.name
        LEFT JOIN LATERAL unnest(q.provides) AS a (address) ON true
        LEFT JOIN LATERAL unnest(q.requires) AS r (address) ON true
        GROUP BY k.leader
    ) AS m ON m.leader = p.name
$function$;
