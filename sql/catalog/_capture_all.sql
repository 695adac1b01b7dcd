-- pggit._capture_all: all objects of the live schema, and of which unit each is a part,
-- as one look at the catalogs gives them. See _capture_once.
--
-- In PL/pgSQL, for a session keeps its plan: to plan this query takes longer than
-- to run it on a small schema.
CREATE OR REPLACE FUNCTION pggit._capture_all(OUT entries pggit.entry[], OUT units oid[])
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
    -- All of the catalogs are read, and what the planner knows of them is often nothing
    -- (they are analyzed late or never): a nested loop that it thought short reads them all
    -- for every row of another.
    SET enable_nestloop = off
    SET enable_mergejoin = off
    -- The one big query looks dear to the planner; compiling it takes longer than running it.
    SET jit = off
AS $function$
DECLARE
    seen record;
BEGIN
    WITH blocked AS MATERIALIZED (
        SELECT u.kind, u.identity, string_agg(DISTINCT u.reason COLLATE "C", '; ') AS reason
        FROM pggit._uncovered AS u
        GROUP BY u.kind, u.identity
    )
    SELECT array_agg(ROW(e.kind, e.identity, e.content, e.blocker, e.classid, e.objid, e.objsubid)::pggit.entry) AS entries,
           array_agg(e.unit) AS units
    INTO seen
    FROM (
        SELECT c.kind, c.identity, CASE WHEN n.blocker IS NULL THEN (c.facts || coalesce(q.requires, '{}'))::text END AS content,
               n.blocker, c.classid, c.objid, c.objsubid, c.unit
        FROM (SELECT * FROM pggit._live_common UNION ALL SELECT * FROM pggit._live_rare()) AS c
        LEFT JOIN pggit._requirement AS q
               ON q.classid = c.classid AND q.objid = c.objid AND q.objsubid = c.objsubid
        CROSS JOIN LATERAL (
            SELECT CASE WHEN strpos(q.requires::text, ' pg_temp') > 0 THEN pggit._temporary_need(q.requires) END AS blocker) AS n
        -- A table that inherits is blocked, and recorded as if it did not: it is one object.
        WHERE NOT EXISTS (SELECT FROM blocked AS b WHERE b.kind = c.kind AND b.identity = c.identity)
        UNION ALL
        SELECT b.kind, b.identity, NULL, b.reason, NULL, NULL, NULL, NULL
        FROM blocked AS b
    ) AS e;
    entries := seen.entries;
    units := seen.units;
END
$function$;
