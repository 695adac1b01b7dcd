-- pggit._part: the rows of the catalogs that are parts of another object, with
-- that object: a column's default, a table's rule or trigger, a domain's check.
--
-- unit is the oid of the relation or type. What a capture reads is grouped by
-- it: if a part or its unit changed, the whole unit is read again.
CREATE OR REPLACE VIEW pggit._part (classid, objid, unit) AS
SELECT 'pg_constraint'::regclass::oid, k.oid, k.conrelid FROM pg_constraint AS k WHERE k.conrelid <> 0
UNION ALL SELECT 'pg_constraint'::regclass, k.oid, k.contypid FROM pg_constraint AS k WHERE k.contypid <> 0
UNION ALL SELECT 'pg_attrdef'::regclass, d.oid, d.adrelid FROM pg_attrdef AS d
UNION ALL SELECT 'pg_rewrite'::regclass, w.oid, w.ev_class FROM pg_rewrite AS w
UNION ALL SELECT 'pg_trigger'::regclass, t.oid, t.tgrelid FROM pg_trigger AS t
UNION ALL SELECT 'pg_policy'::regclass, p.oid, p.polrelid FROM pg_policy AS p;
