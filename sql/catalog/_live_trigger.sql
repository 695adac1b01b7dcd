-- pggit._live_trigger: triggers of tables, views and foreign tables.
--
-- The copies that partitions get of their parent's triggers are the parent's;
-- recorded is only that such a copy is not enabled as its parent is, as in
-- pg_dump (getTriggers). Triggers of constraints: _live_constraint_trigger.sql.
CREATE OR REPLACE VIEW pggit._live_trigger (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'trigger', format('%I on %s', t.tgname, r.identity),
       jsonb_strip_nulls(jsonb_build_object(
           'table', r.identity,
           'name', t.tgname,
           'definition', CASE WHEN p.oid IS NULL THEN pggit._settled(pg_get_triggerdef(t.oid)) END,
           'references', CASE WHEN p.oid IS NULL AND t.tgconstrrelid <> 0 THEN (
               SELECT concat(o.type, ' ', o.identity)
               FROM pg_identify_object('pg_class'::regclass, t.tgconstrrelid, 0) AS o) END,
           -- ALTER TRIGGER ... RENAME leaves the name by which SET CONSTRAINTS knows it.
           'constraint', CASE WHEN t.tgconstraint <> 0 AND p.oid IS NULL THEN nullif(k.conname, t.tgname) END,
           'copy_of', CASE WHEN p.oid IS NOT NULL THEN (
               SELECT o.identity FROM pg_identify_object('pg_trigger'::regclass, p.oid, 0) AS o) END,
           'enabled', CASE WHEN p.oid IS NOT NULL OR t.tgenabled <> 'O' THEN
               CASE t.tgenabled WHEN 'O' THEN 'origin' WHEN 'D' THEN 'disabled'
                                WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END END)),
       'pg_trigger'::regclass::oid, t.oid, 0, r.oid
FROM pggit._relation AS r
JOIN pg_trigger AS t ON t.tgrelid = r.oid AND NOT t.tgisinternal
LEFT JOIN pg_trigger AS p ON p.oid = t.tgparentid AND t.tgparentid <> 0
LEFT JOIN pg_constraint AS k ON k.oid = t.tgconstraint
WHERE p.oid IS NULL OR p.tgenabled <> t.tgenabled;
