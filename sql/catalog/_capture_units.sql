-- pggit._capture_units: the objects of the live schema that are parts of these units,
-- as _capture_all, by the indexes of the catalogs.
CREATE OR REPLACE FUNCTION pggit._capture_units(wanted oid[], OUT entries pggit.entry[], OUT units oid[])
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
    -- The indexes of the catalogs lead to all of it; what the planner knows of them is often nothing.
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    -- It is planned once a session, not for each list of units.
    SET plan_cache_mode = force_generic_plan
    -- Far enough to begin with what is wanted in views of views.
    SET join_collapse_limit = 12
    SET from_collapse_limit = 12
    SET jit = off
AS $function$
DECLARE
    seen record;
BEGIN
    WITH blocked AS MATERIALIZED (
        SELECT u.kind, u.identity, string_agg(DISTINCT u.reason COLLATE "C", '; ') AS reason
        FROM pggit._uncovered AS u
        WHERE u.unit = ANY (wanted)
        GROUP BY u.kind, u.identity
    ), live AS MATERIALIZED (
        SELECT c.* FROM pggit._live_common AS c WHERE c.unit = ANY (wanted)
        UNION ALL SELECT r.* FROM pggit._live_rare(wanted) AS r
    ), required AS MATERIALIZED (
        SELECT q.* FROM pggit._requirement AS q WHERE q.unit = ANY (wanted)
    )
    SELECT array_agg(ROW(e.kind, e.identity, e.content, e.blocker, e.classid, e.objid, e.objsubid)::pggit.entry) AS entries,
           array_agg(e.unit) AS units
    INTO seen
    FROM (
        SELECT c.kind, c.identity, CASE WHEN n.blocker IS NULL THEN (c.facts || coalesce(q.requires, '{}'))::text END AS content,
               n.blocker, c.classid, c.objid, c.objsubid, c.unit
        FROM live AS c
        LEFT JOIN required AS q ON q.classid = c.classid AND q.objid = c.objid AND q.objsubid = c.objsubid
        CROSS JOIN LATERAL (
            SELECT CASE WHEN strpos(q.requires::text, ' pg_temp') > 0 THEN pggit._temporary_need(q.requires) END AS blocker) AS n
        WHERE NOT EXISTS (SELECT FROM blocked AS b WHERE b.kind = c.kind AND b.identity = c.identity)
        UNION ALL
        SELECT b.kind, b.identity, NULL, b.reason, NULL, NULL, NULL, NULL
        FROM blocked AS b
    ) AS e;
    entries := seen.entries;
    units := seen.units;
END
$function$;
