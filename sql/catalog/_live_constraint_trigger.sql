-- pggit._live_constraint_trigger: the triggers by which PostgreSQL enforces the
-- constraints of a table, where they are not enabled as they were made.
--
-- ALTER TABLE ... DISABLE TRIGGER ALL does that, and the constraint is enforced
-- no longer. pg_dump leaves it out; a user does not. The triggers are named
-- after oids, so they are told apart by constraint and function, and one object
-- holds all of a table. Those that a partition copied from its parent are in
-- _uncovered.sql where they differ from it.
CREATE OR REPLACE VIEW pggit._live_constraint_trigger (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'constraint triggers', r.identity,
       jsonb_build_object('table', r.identity, 'triggers', jsonb_agg(
           jsonb_build_object(
               'constraint', c.identity,
               'constraint_table', c.table_identity,
               'constraint_name', k.conname,
               'function', f.proname,
               'enabled', CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' ELSE 'always' END)
           ORDER BY c.identity COLLATE "C", f.proname COLLATE "C")),
       NULL::oid, NULL::oid, NULL::integer, r.oid
FROM pggit._relation AS r
JOIN pg_trigger AS t ON t.tgrelid = r.oid AND t.tgisinternal AND t.tgenabled <> 'O' AND t.tgparentid = 0
JOIN pg_proc AS f ON f.oid = t.tgfoid
JOIN pg_constraint AS k ON k.oid = t.tgconstraint
CROSS JOIN LATERAL (
    SELECT o.identity, format('%I.%I', n.nspname, x.relname) AS table_identity
    FROM pg_class AS x JOIN pg_namespace AS n ON n.oid = x.relnamespace,
         pg_identify_object('pg_constraint'::regclass, k.oid, 0) AS o
    WHERE x.oid = k.conrelid
) AS c
GROUP BY r.oid, r.identity;
