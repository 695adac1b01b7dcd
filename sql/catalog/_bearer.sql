-- pggit._bearer: what can have an owner, grants and a comment: kind, identity,
-- address in the catalogs, owner, access privileges, and the letter by which
-- acldefault() knows the kind (NULL: takes no grants). owner_follows: it is
-- owned through something else, so ALTER ... OWNER is not for it (a column's
-- owner is its table's: whose grants need no mention).
--
-- Columns and constraints have no owner of their own; of them (there are many)
-- only those are listed that have a comment or an access list.
CREATE OR REPLACE FUNCTION pggit._bearer()
    RETURNS TABLE (kind text, identity text, classid oid, objid oid, objsubid integer,
                   owner oid, owner_follows boolean, acl aclitem[], acl_type "char")
    LANGUAGE sql STABLE ROWS 50000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT 'schema', format('%I', n.name), 'pg_namespace'::regclass::oid, n.oid, 0, n.owner, false, n.acl, 'n'::"char"
    FROM pggit._user_schema() AS n
    WHERE NOT n.is_member
    UNION ALL
    -- An index is owned through its table, the sequence of an identity column
    -- through its column.
    SELECT r.kind, r.identity, 'pg_class'::regclass, r.oid, 0,
           r.owner, r.relkind IN ('i', 'I') OR i.objid IS NOT NULL, r.acl,
           CASE WHEN r.relkind = 'S' THEN 's'::"char" WHEN r.relkind NOT IN ('i', 'I') THEN 'r'::"char" END
    FROM pggit._relation() AS r
    LEFT JOIN pg_depend AS i
           ON i.classid = 'pg_class'::regclass AND i.objid = r.oid AND i.objsubid = 0
          AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i' AND r.relkind = 'S'
    WHERE r.relkind <> 'c'
    UNION ALL
    SELECT r.kind || ' column', format('%s.%I', r.identity, a.attname), 'pg_class'::regclass, r.oid, a.attnum,
           r.owner, true, a.attacl, 'c'::"char"
    FROM pggit._relation() AS r
    JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f')
      AND (a.attacl IS NOT NULL OR (a.attrelid, a.attnum) IN (
              SELECT d.objoid, d.objsubid FROM pg_description AS d WHERE d.classoid = 'pg_class'::regclass))
    UNION ALL
    SELECT f.kind, f.identity, 'pg_proc'::regclass, f.oid, 0, f.owner, false, f.acl, 'f'::"char"
    FROM pggit._user_function() AS f
    UNION ALL
    SELECT 'type', t.identity, 'pg_type'::regclass, t.oid, 0, t.owner, false, t.acl, 'T'::"char"
    FROM pggit._user_type() AS t
    UNION ALL
    SELECT 'table constraint', format('%I on %s', k.conname, r.identity), 'pg_constraint'::regclass, k.oid, 0,
           NULL, true, NULL, NULL
    FROM pggit._relation() AS r
    JOIN pg_constraint AS k ON k.conrelid = r.oid
    WHERE k.oid IN (SELECT d.objoid FROM pg_description AS d WHERE d.classoid = 'pg_constraint'::regclass)
    UNION ALL
    SELECT 'extension', format('%I', e.extname), 'pg_extension'::regclass, e.oid, 0, NULL, true, NULL, NULL
    FROM pg_extension AS e
    WHERE e.oid >= 16384 AND e.extname <> 'pggit'
$function$;
