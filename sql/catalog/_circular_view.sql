-- pggit._circular_view: views that need a function which takes or returns their
-- rows. Somebody replaced one of the two: such a view cannot be made at once.
CREATE OR REPLACE VIEW pggit._circular_view (oid) AS
WITH RECURSIVE used AS (
    SELECT DISTINCT c.oid AS view_id, p.oid AS function_id
    FROM pg_proc AS p
    CROSS JOIN LATERAL unnest(p.prorettype || coalesce(p.proallargtypes, p.proargtypes::oid[])) AS a (type_id)
    JOIN pg_type AS t ON t.oid = a.type_id
    LEFT JOIN pg_type AS e ON e.oid = t.typelem AND e.typarray = t.oid
    JOIN pg_class AS c ON c.oid = coalesce(nullif(t.typrelid, 0), e.typrelid) AND c.relkind = 'v'
    WHERE p.oid >= 16384
), need AS (
    SELECT u.view_id, 'pg_class'::regclass::oid AS classid, u.view_id AS objid FROM used AS u
    UNION
    SELECT n.view_id, CASE WHEN t.typrelid <> 0 THEN 'pg_class'::regclass ELSE d.refclassid END, coalesce(nullif(t.typrelid, 0), d.refobjid)
    FROM need AS n
    LEFT JOIN pg_rewrite AS w ON n.classid = 'pg_class'::regclass AND w.ev_class = n.objid
    JOIN pg_depend AS d ON d.deptype = 'n' AND d.refobjid >= 16384
                       AND d.classid = CASE WHEN w.oid IS NULL THEN n.classid ELSE 'pg_rewrite'::regclass END
                       AND d.objid = coalesce(w.oid, n.objid)
    LEFT JOIN pg_type AS t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
    WHERE d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass)
)
SELECT DISTINCT u.view_id
FROM used AS u
JOIN need AS n ON n.view_id = u.view_id AND n.classid = 'pg_proc'::regclass AND n.objid = u.function_id;
