-- pggit._bearer: what can have an owner and grants: kind, identity, owner,
-- access privileges, and the letter by which acldefault() knows the kind (NULL:
-- takes no grants). owner_follows: it is owned through something else, so
-- ALTER ... OWNER is not for it (a column's owner is its table's: whose grants
-- need no mention).
--
-- Of columns (there are many) only those are listed that have an access list.
CREATE OR REPLACE VIEW pggit._bearer (kind, identity, owner, owner_follows, acl, acl_type, unit) AS
SELECT 'schema', format('%I', n.name), n.owner, false, n.acl, 'n'::"char", n.oid
FROM pggit._user_schema AS n
WHERE NOT n.is_member
UNION ALL
-- The sequence of an identity column is owned through its column.
SELECT r.kind, r.identity, r.owner, i.objid IS NOT NULL, r.acl,
       CASE WHEN r.relkind = 'S' THEN 's'::"char" ELSE 'r'::"char" END, r.oid
FROM pggit._relation AS r
LEFT JOIN pg_depend AS i
       ON i.classid = 'pg_class'::regclass AND i.objid = r.oid AND i.objsubid = 0
      AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i' AND r.relkind = 'S'
-- An index is owned through its table, a composite type is among the types.
WHERE r.relkind IN ('r', 'p', 'S', 'v', 'm', 'f')
UNION ALL
SELECT r.kind || ' column', format('%s.%I', r.identity, a.attname), r.owner, true, a.attacl, 'c'::"char", r.oid
FROM pggit._relation AS r
JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
WHERE r.relkind IN ('r', 'p', 'S', 'v', 'm', 'f')
UNION ALL
SELECT f.kind, f.identity, f.owner, false, f.acl, 'f'::"char", f.oid
FROM pggit._user_function AS f
UNION ALL
SELECT 'type', t.identity, t.owner, false, t.acl, 'T'::"char", t.oid
FROM pggit._user_type AS t
UNION ALL
SELECT o.kind, o.identity, o.owner, o.owner IS NULL, o.acl, o.acl_type, o.objid
FROM pggit._object AS o;
