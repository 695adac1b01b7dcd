-- pggit._uncovered: every object of the user's that no _live_... view records,
-- with the reason. What is listed here makes commit() raise GT010: an object is
-- never left out in silence (api.md, "Errors").
--
-- Written as "all that is in the catalogs, less what is covered", so that a
-- kind nobody thought of shows up here and not nowhere.
CREATE OR REPLACE VIEW pggit._uncovered (kind, identity, reason, unit) AS
WITH object AS (
    SELECT 'pg_class'::regclass::oid AS classid, u.oid AS objid, 'this kind is not covered yet' AS reason, u.oid AS unit
    FROM pggit._relation AS u
    WHERE u.relkind NOT IN ('r', 'i', 'S', 'v', 'c')
    UNION ALL
    SELECT r.tableoid, r.oid, 'inheritance and partitions are not covered yet', r.oid
    FROM pg_class AS r JOIN pggit._relation AS u ON u.oid = r.oid
    WHERE r.relkind = 'r'
      AND EXISTS (SELECT FROM pg_inherits AS h WHERE h.inhrelid = r.oid)
    UNION ALL
    SELECT r.tableoid, r.oid, 'typed tables are not covered yet', r.oid
    FROM pg_class AS r JOIN pggit._relation AS u ON u.oid = r.oid
    WHERE r.relkind = 'r' AND r.reloftype <> 0
    UNION ALL
    SELECT 'pg_class'::regclass, i.indexrelid, 'the index is invalid: REINDEX or drop it', i.indrelid
    FROM pg_index AS i JOIN pggit._relation AS u ON u.oid = i.indexrelid
    WHERE NOT i.indisvalid
    UNION ALL
    -- ALTER renames both; only an update of the catalogs can part them.
    SELECT k.tableoid, k.oid, 'the constraint''s index has another name', k.conrelid
    FROM pg_constraint AS k
    JOIN pggit._relation AS u ON u.oid = k.conrelid
    JOIN pg_class AS x ON x.oid = k.conindid
    WHERE k.contype IN ('p', 'u', 'x') AND x.relname <> k.conname
    UNION ALL
    SELECT 'pg_type'::regclass, u.oid, 'this kind is not covered yet', u.oid
    FROM pggit._user_type AS u
    WHERE u.typtype <> 'e'
    UNION ALL
    SELECT 'pg_proc'::regclass, u.oid, 'this kind is not covered yet', u.oid
    FROM pggit._user_function AS u
    WHERE u.prokind = 'a'
    UNION ALL
    SELECT d.classid, d.objid, 'DEPENDS ON EXTENSION is not covered yet', coalesce(p.unit, i.indrelid, d.objid)
    FROM pg_depend AS d
    LEFT JOIN pggit._part AS p ON p.classid = d.classid AND p.objid = d.objid
    LEFT JOIN pg_index AS i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x'
    UNION ALL
    SELECT t.tableoid, t.oid, 'this kind is not covered yet', t.tgrelid
    FROM pg_trigger AS t JOIN pggit._relation AS u ON u.oid = t.tgrelid
    WHERE NOT t.tgisinternal
    UNION ALL
    SELECT t.tableoid, t.oid, 'a constraint''s own trigger is not enabled as it was made', t.tgrelid
    FROM pg_trigger AS t JOIN pggit._relation AS u ON u.oid = t.tgrelid
    WHERE t.tgisinternal AND t.tgenabled <> 'O'
    UNION ALL
    SELECT p.tableoid, p.oid, 'this kind is not covered yet', p.polrelid
    FROM pg_policy AS p JOIN pggit._relation AS u ON u.oid = p.polrelid
    UNION ALL
    SELECT w.tableoid, w.oid, 'this kind is not covered yet', w.ev_class
    FROM pg_rewrite AS w JOIN pggit._relation AS u ON u.oid = w.ev_class
    WHERE w.rulename <> '_RETURN' OR w.ev_enabled <> 'O'
)
SELECT n.type, n.identity, o.reason, o.unit
FROM object AS o
CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, 0) AS n
-- Not what lies in pg_temp, as in pg_dump.
WHERE n.schema IS NULL OR n.schema !~ '^pg_' AND n.schema <> 'information_schema'
UNION ALL
SELECT o.kind, o.identity, 'this kind is not covered yet', o.objid
FROM pggit._object AS o
UNION ALL
SELECT 'security label', format('%s %s', n.type, n.identity), 'this kind is not covered yet', s.objoid
FROM pg_seclabel AS s
CROSS JOIN LATERAL pg_identify_object(s.classoid, s.objoid, s.objsubid) AS n
WHERE s.objoid >= 16384
  AND NOT EXISTS (SELECT FROM pggit._member AS m WHERE m.classid = s.classoid AND m.objid = s.objoid);
