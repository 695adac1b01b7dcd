-- pggit._capture_once: all objects of the live schema, as one look at the
-- catalogs gives them (see _capture.sql for what makes that look consistent).
CREATE OR REPLACE FUNCTION pggit._capture_once()
    RETURNS SETOF pggit.entry
    LANGUAGE sql STABLE ROWS 100000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH blocked AS MATERIALIZED (
        SELECT u.kind, u.identity, string_agg(DISTINCT u.reason COLLATE "C", '; ') AS reason
        FROM pggit._uncovered AS u
        GROUP BY u.kind, u.identity
    )
    SELECT c.kind, c.identity, (c.facts || coalesce(q.requires, '{}'))::text, NULL::text,
           c.classid, c.objid, c.objsubid
    FROM pggit._live AS c
    LEFT JOIN pggit._requirement AS q
           ON q.classid = c.classid AND q.objid = c.objid AND q.objsubid = c.objsubid
    -- A table that inherits is blocked, and recorded as if it did not: it is one object.
    WHERE NOT EXISTS (SELECT FROM blocked AS b WHERE b.kind = c.kind AND b.identity = c.identity)
    UNION ALL
    SELECT b.kind, b.identity, NULL, b.reason, NULL, NULL, NULL
    FROM blocked AS b
$function$;
