-- pggit._capture_once: all objects of the live schema, as one look at the
-- catalogs gives them (see _capture.sql for what makes that look consistent).
CREATE OR REPLACE FUNCTION pggit._capture_once()
    RETURNS SETOF pggit.entry
    LANGUAGE sql STABLE ROWS 100000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH blocked AS MATERIALIZED (
        SELECT u.kind, u.identity, string_agg(u.reason, '; ' ORDER BY u.reason COLLATE "C") AS reason
        FROM pggit._uncovered() AS u
        GROUP BY u.kind, u.identity
    )
    SELECT c.kind, c.identity, (c.content || coalesce(q.requires, '{}'))::text, NULL::text
    FROM (
        SELECT * FROM pggit._capture_schema()
        UNION ALL SELECT * FROM pggit._capture_extension()
        UNION ALL SELECT * FROM pggit._capture_table()
        UNION ALL SELECT * FROM pggit._capture_column()
        UNION ALL SELECT * FROM pggit._capture_column_order()
        UNION ALL SELECT * FROM pggit._capture_constraint()
        UNION ALL SELECT * FROM pggit._capture_index()
        UNION ALL SELECT * FROM pggit._capture_sequence()
        UNION ALL SELECT * FROM pggit._capture_view()
        UNION ALL SELECT * FROM pggit._capture_function()
        UNION ALL SELECT * FROM pggit._capture_type()
        UNION ALL SELECT * FROM pggit._capture_owner()
        UNION ALL SELECT * FROM pggit._capture_comment()
        UNION ALL SELECT * FROM pggit._capture_grant()
    ) AS c
    LEFT JOIN pggit._requirement() AS q
           ON q.classid = c.classid AND q.objid = c.objid AND q.objsubid = c.objsubid
    -- A table that inherits is blocked, and recorded as if it did not: it is one object.
    WHERE NOT EXISTS (SELECT FROM blocked AS b WHERE b.kind = c.kind AND b.identity = c.identity)
    UNION ALL
    SELECT b.kind, b.identity, NULL, b.reason
    FROM blocked AS b
$function$;
