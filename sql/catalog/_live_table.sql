-- pggit._live_table: tables, foreign ones too, without their columns: what CREATE
-- TABLE says outside the parentheses, replica identity and row security.
CREATE OR REPLACE VIEW pggit._live_table (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT r.kind, r.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'unlogged', nullif(c.relpersistence = 'u', false),
           -- A partitioned table has one only when it was said: for its partitions to be (version 17 on).
           'access_method', CASE WHEN c.relkind = 'p' THEN a.amname ELSE nullif(a.amname, 'heap') END,
           'of_type', CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END,
           'server', v.srvname,
           'foreign_options', CASE WHEN f.ftoptions IS NOT NULL THEN (
               SELECT jsonb_object_agg(x.option_name, x.option_value) FROM pg_options_to_table(f.ftoptions) AS x) END,
           'options', to_jsonb(c.reloptions),
           'toast_options', to_jsonb(t.reloptions),
           'tablespace', s.spcname,
           'replica_identity', CASE c.relreplident
               WHEN 'n' THEN CASE WHEN c.relkind <> 'f' THEN '{"type": "nothing"}'::jsonb END
               WHEN 'f' THEN '{"type": "full"}'::jsonb
               -- The index may have been dropped since: that reads as no setting, as in pg_dump.
               WHEN 'i' THEN (
                   SELECT jsonb_build_object('type', 'index', 'index', x.relname)
                   FROM pg_index AS i JOIN pg_class AS x ON x.oid = i.indexrelid
                   WHERE i.indrelid = c.oid AND i.indisreplident)
           END,
           'partition_by', CASE WHEN c.relkind = 'p' THEN pggit._settled(pg_get_partkeydef(c.oid)) END,
           'partition_of', CASE WHEN c.relispartition THEN (
               SELECT pggit._relation_name(h.inhparent) FROM pg_inherits AS h WHERE h.inhrelid = c.oid) END,
           'bound', CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
           'inherits', CASE WHEN NOT c.relispartition THEN (
               SELECT jsonb_agg(pggit._relation_name(h.inhparent) ORDER BY h.inhseqno)
               FROM pg_inherits AS h WHERE h.inhrelid = c.oid) END,
           'row_security', nullif(c.relrowsecurity, false),
           'force_row_security', nullif(c.relforcerowsecurity, false))),
       'pg_class'::regclass::oid, r.oid, 0, r.oid
FROM pggit._relation AS r
JOIN pg_class AS c ON c.oid = r.oid
LEFT JOIN pg_am AS a ON a.oid = c.relam
LEFT JOIN pg_class AS t ON t.oid = c.reltoastrelid
LEFT JOIN pg_tablespace AS s ON s.oid = c.reltablespace
LEFT JOIN pg_foreign_table AS f ON f.ftrelid = c.oid
LEFT JOIN pg_foreign_server AS v ON v.oid = f.ftserver
WHERE r.relkind IN ('r', 'p', 'f');
