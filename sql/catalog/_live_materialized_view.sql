-- pggit._live_materialized_view: materialized views with their columns' settings.
--
-- That one was never populated, or emptied by REFRESH ... WITH NO DATA, is a
-- fact: it cannot be read. What it holds is data.
CREATE OR REPLACE VIEW pggit._live_materialized_view (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT r.kind, r.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'columns', coalesce((
               SELECT jsonb_agg(a.attname ORDER BY a.attnum) FROM pg_attribute AS a
               WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]'),
           'query', pggit._settled(rtrim(pg_get_viewdef(r.oid), ';')),
           'access_method', nullif(m.amname, 'heap'),
           'options', to_jsonb(c.reloptions),
           'toast_options', to_jsonb(t.reloptions),
           'tablespace', s.spcname,
           'unpopulated', nullif(NOT c.relispopulated, false),
           'settings', (
               SELECT jsonb_object_agg(x.name, x.facts) FROM (
                   SELECT a.attname AS name, jsonb_strip_nulls(jsonb_build_object(
                       'storage', CASE WHEN a.attstorage <> y.typstorage THEN
                           CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
                                             WHEN 'm' THEN 'main' WHEN 'x' THEN 'extended' END END,
                       'compression', CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
                       'statistics', nullif(a.attstattarget, -1),
                       'options', to_jsonb(a.attoptions))) AS facts
                   FROM pg_attribute AS a JOIN pg_type AS y ON y.oid = a.atttypid
                   WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
               ) AS x WHERE x.facts <> '{}'))),
       'pg_class'::regclass::oid, r.oid, 0, r.oid
FROM pggit._relation AS r
JOIN pg_class AS c ON c.oid = r.oid
LEFT JOIN pg_am AS m ON m.oid = c.relam
LEFT JOIN pg_class AS t ON t.oid = c.reltoastrelid
LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
WHERE r.relkind = 'm';
