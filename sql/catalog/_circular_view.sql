-- pggit._circular_view: views that need a function which takes or returns their
-- rows, and views that need themselves by way of others. Somebody replaced one of
-- them: such a view cannot be made at once.
CREATE OR REPLACE VIEW pggit._circular_view (oid) AS
WITH RECURSIVE used AS (
    SELECT DISTINCT c.oid AS view_id, p.oid AS function_id
    FROM pg_proc AS p
    CROSS JOIN LATERAL unnest(p.prorettype || coalesce(p.proallargtypes, p.proargtypes::oid[])) AS a (type_id)
    JOIN pg_type AS t ON t.oid = a.type_id
    LEFT JOIN pg_type AS e ON e.oid = t.typelem AND e.typarray = t.oid
    JOIN pg_class AS c ON c.oid = coalesce(nullif(t.typrelid, 0), e.typrelid) AND c.relkind = 'v'
    WHERE p.oid >= 16384
), read AS (
    SELECT w.ev_class AS view_id, d.refobjid AS relation
    FROM pg_rewrite AS w
    JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.deptype = 'n'
                       AND d.refclassid = 'pg_class'::regclass AND d.refobjid >= 16384
    WHERE w.rulename = '_RETURN' AND w.ev_class >= 16384
      -- Up to version 15 every view refers to itself twice, for rules' OLD and NEW.
      AND (d.refobjid <> w.ev_class OR d.refobjsubid > 0 OR current_setting('server_version_num')::integer >= 160000
           OR (SELECT count(*) > 2 FROM regexp_matches(w.ev_action::text, format(':relid %s ', w.ev_class), 'g')))
), reached AS (
    -- In a circle one view reads a younger one, or itself; few others ever do.
    SELECT r.view_id AS relation FROM read AS r WHERE r.relation >= r.view_id
    UNION
    SELECT r.relation FROM reached AS x JOIN read AS r ON r.view_id = x.relation
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
), read_on AS (
    SELECT r.view_id, r.relation FROM read AS r WHERE r.view_id IN (SELECT x.relation FROM reached AS x)
    UNION
    SELECT o.view_id, r.relation FROM read_on AS o JOIN read AS r ON r.view_id = o.relation
)
SELECT u.view_id
FROM used AS u
JOIN need AS n ON n.view_id = u.view_id AND n.classid = 'pg_proc'::regclass AND n.objid = u.function_id
UNION
SELECT o.view_id FROM read_on AS o WHERE o.relation = o.view_id;
