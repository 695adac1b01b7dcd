-- pggit._live_view: views, with their options and the defaults that
-- ALTER VIEW gave to their columns.
CREATE OR REPLACE VIEW pggit._live_view (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT r.kind, r.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'columns', coalesce((
               SELECT jsonb_agg(a.attname ORDER BY a.attnum) FROM pg_attribute AS a
               WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]'),
           'query', pggit._settled(rtrim(pg_get_viewdef(r.oid), ';')),
           -- The types of its columns, which its query says, where it cannot be made with that query at first.
           'types', CASE WHEN x.oid IS NOT NULL THEN (
               SELECT jsonb_agg(jsonb_build_object(
                          'type', format_type(a.atttypid, a.atttypmod),
                          'collation', CASE WHEN a.attcollation <> t.typcollation THEN (
                              SELECT format('%I.%I', n.nspname, k.collname)
                              FROM pg_collation AS k JOIN pg_namespace AS n ON n.oid = k.collnamespace
                              WHERE k.oid = a.attcollation) END) ORDER BY a.attnum)
               FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
               WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped) END,
           'options', to_jsonb(c.reloptions),
           'defaults', (
               SELECT jsonb_object_agg(a.attname, pggit._settled(pg_get_expr(d.adbin, 0)))
               FROM pg_attrdef AS d
               JOIN pg_attribute AS a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
               WHERE d.adrelid = r.oid))),
       'pg_class'::regclass::oid, r.oid, 0, r.oid
FROM pggit._relation AS r
JOIN pg_class AS c ON c.oid = r.oid
LEFT JOIN pggit._circular_view AS x ON x.oid = r.oid
WHERE r.relkind = 'v';
