-- pggit._live_operator_class: operator classes, and families with what belongs
-- to them loosely.
--
-- Source: PostgreSQL manual, "CREATE OPERATOR CLASS", "ALTER OPERATOR FAMILY".
CREATE OR REPLACE VIEW pggit._live_operator_class (kind, identity, facts, classid, objid, objsubid, unit) AS
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'name', c.opcname,
           'method', a.amname,
           'family', format('%I.%I', m.nspname, f.opfname),
           'type', format_type(c.opcintype, NULL),
           'storage', CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END,
           'default', nullif(c.opcdefault, false),
           'members', pggit._operator_members(o.classid, o.objid))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_opclass AS c ON c.oid = o.objid
JOIN pg_namespace AS n ON n.oid = c.opcnamespace
JOIN pg_am AS a ON a.oid = c.opcmethod
JOIN pg_opfamily AS f ON f.oid = c.opcfamily
JOIN pg_namespace AS m ON m.oid = f.opfnamespace
WHERE o.classid = 'pg_opclass'::regclass
UNION ALL
SELECT o.kind, o.identity,
       jsonb_strip_nulls(jsonb_build_object(
           'schema', n.nspname,
           'name', f.opfname,
           'method', a.amname,
           'members', pggit._operator_members(o.classid, o.objid))),
       o.classid, o.objid, 0, o.objid
FROM pggit._object AS o
JOIN pg_opfamily AS f ON f.oid = o.objid
JOIN pg_namespace AS n ON n.oid = f.opfnamespace
JOIN pg_am AS a ON a.oid = f.opfmethod
WHERE o.classid = 'pg_opfamily'::regclass;
