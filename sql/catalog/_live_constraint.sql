-- pggit._live_constraint: primary keys, UNIQUE, FOREIGN KEY, CHECK and
-- EXCLUDE constraints of tables, each with what hangs on its index: the two are
-- one object, neither can be renamed or dropped alone.
--
-- Not NOT NULL ('n', version 18 on), which is the column's; not constraint
-- triggers ('t'), which are triggers.
CREATE OR REPLACE VIEW pggit._live_constraint (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT 'table constraint', format('%I on %s', k.conname, r.identity),
       jsonb_strip_nulls(jsonb_build_object(
           'table', r.identity,
           'name', k.conname,
           'type', k.contype,
           'references', CASE WHEN k.contype = 'f' THEN t.identity END,
           'definition', pggit._settled(pg_get_constraintdef(k.oid)),
           -- One that is NOT VALID is valid all the same in partitions that came later.
           'valid_in', CASE WHEN k.contype = 'c' AND NOT k.convalidated AND r.relkind = 'p' THEN (
               SELECT jsonb_agg(p.identity ORDER BY p.identity COLLATE "C")
               FROM pg_partition_tree(r.oid) AS d
               JOIN pg_constraint AS c ON c.conrelid = d.relid AND c.conname = k.conname AND c.contype = 'c' AND c.convalidated
               JOIN pggit._relation AS p ON p.oid = d.relid) END,
           -- The index above a key's need not be a key's.
           'attach_to', CASE WHEN k.contype IN ('p', 'u', 'x') THEN (
               SELECT pggit._relation_name(h.inhparent) FROM pg_inherits AS h WHERE h.inhrelid = k.conindid) END,
           'index', CASE WHEN k.contype IN ('p', 'u', 'x') THEN i.facts END)),
       'pg_constraint'::regclass::oid, k.oid, 0, r.oid
FROM pggit._relation AS r
JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
LEFT JOIN pggit._relation AS t ON t.oid = k.confrelid
LEFT JOIN pggit._index_facts AS i ON i.index = k.conindid
WHERE r.relkind IN ('r', 'p', 'f')
  -- What a parent hands down is the parent's; the index below a partition's key has a name of its own.
  AND (k.contype IN ('p', 'u', 'x') OR k.contype = 'f' AND k.conparentid = 0 OR k.contype = 'c' AND k.conislocal);
