-- pggit._system_bearer: what PostgreSQL and extensions brought along, where its
-- access list is no longer the one that it came with.
--
-- As in pg_dump, of such objects nothing but their privileges is the user's,
-- and of information_schema not even those: initdb grants there after it has
-- filled pg_init_privs, so nobody can tell which of them are the user's.
-- Source: PostgreSQL manual, "pg_init_privs": the list after initdb or CREATE
-- EXTENSION, where that is not the default of the kind.
CREATE OR REPLACE VIEW pggit._system_bearer (kind, identity, owner, acl, default_acl, unit) AS
WITH object AS (
    SELECT c.tableoid AS classid, c.oid AS objid, 0 AS objsubid, c.relowner AS owner, c.relacl AS acl,
           CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END AS acl_type
    FROM pg_class AS c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL SELECT 'pg_class'::regclass, a.attrelid, a.attnum, c.relowner, a.attacl, 'c'
              FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
    UNION ALL SELECT p.tableoid, p.oid, 0, p.proowner, p.proacl, 'f' FROM pg_proc AS p
    UNION ALL SELECT t.tableoid, t.oid, 0, t.typowner, t.typacl, 'T' FROM pg_type AS t
    UNION ALL SELECT n.tableoid, n.oid, 0, n.nspowner, n.nspacl, 'n' FROM pg_namespace AS n WHERE n.nspname <> 'public'
    UNION ALL SELECT l.tableoid, l.oid, 0, l.lanowner, l.lanacl, 'l' FROM pg_language AS l
    UNION ALL SELECT w.tableoid, w.oid, 0, w.fdwowner, w.fdwacl, 'F' FROM pg_foreign_data_wrapper AS w
    UNION ALL SELECT s.tableoid, s.oid, 0, s.srvowner, s.srvacl, 'S' FROM pg_foreign_server AS s
)
SELECT n.type, n.identity, o.owner, coalesce(o.acl, acldefault(o.acl_type, o.owner)),
       coalesce(p.initprivs, acldefault(o.acl_type, o.owner)), o.objid
FROM object AS o
LEFT JOIN pg_init_privs AS p ON p.classoid = o.classid AND p.objoid = o.objid AND p.objsubid = o.objsubid
CROSS JOIN LATERAL pg_identify_object(o.classid, o.objid, o.objsubid) AS n
WHERE o.acl IS DISTINCT FROM p.initprivs
  AND coalesce(n.schema, n.name) IS DISTINCT FROM 'information_schema'
  -- FirstNormalObjectId: lower oids are initdb's. As in pg_dump, what lies in
  -- information_schema is left out; pg_init_privs does not know it.
  AND CASE WHEN o.objid < 16384
           THEN coalesce(n.schema, CASE n.type WHEN 'language' THEN 'pg_catalog' ELSE n.identity END) = 'pg_catalog'
           ELSE EXISTS (
               SELECT FROM pg_depend AS d JOIN pg_extension AS e ON e.oid = d.refobjid
               WHERE d.classid = o.classid AND d.objid = o.objid AND d.deptype = 'e'
                 AND d.refclassid = 'pg_extension'::regclass AND e.extname <> 'pggit') END;
