-- pggit._live_column_order: the order of a table's columns, an object of its
-- own beside them. It is content: COPY, SELECT * and pg_dump show it.
CREATE OR REPLACE VIEW pggit._live_column_order (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'column order', r.identity,
       jsonb_build_object('columns', coalesce(
           jsonb_agg(a.attname ORDER BY a.attnum) FILTER (WHERE a.attname IS NOT NULL), '[]')),
       NULL::oid, NULL::oid, NULL::integer, r.oid
FROM pggit._relation AS r
LEFT JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE r.relkind IN ('r', 'p', 'f')
GROUP BY r.oid, r.identity;
