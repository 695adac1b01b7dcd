-- pggit._dependency: what objects of the user's need to exist before them, row
-- by row of pg_depend, under the address that a person sees: the column, not
-- the row of pg_attrdef; the view, not its rule.
--
-- From normal dependencies. What a name or a facts' field says already is left
-- out: the schema, the own table. So are the dependencies of foreign keys, for
-- which index of several PostgreSQL noted there follows from the order of
-- creation and would make ids differ (promise P03).
CREATE OR REPLACE VIEW pggit._dependency (classid, objid, objsubid, is_default, refclassid, refobjid, refobjsubid, unit) AS
WITH need AS (
    SELECT d.classid, d.objid, d.objsubid, false AS is_default, d.refclassid, d.refobjid, d.refobjsubid,
           d.objid AS unit, CASE WHEN d.classid = 'pg_class'::regclass THEN d.objid END AS own_table
    FROM pg_depend AS d
    WHERE d.deptype = 'n'
      AND NOT (d.classid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_index AS i WHERE i.indexrelid = d.objid))
      AND d.classid NOT IN ('pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_rewrite'::regclass,
                            'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_amop'::regclass, 'pg_amproc'::regclass)
      -- PostgreSQL notes a transform that the function does not ask for, if it was there first (ProcedureCreate).
      AND (d.classid <> 'pg_proc'::regclass OR d.refclassid <> 'pg_transform'::regclass OR EXISTS (
               SELECT FROM pg_transform AS t JOIN pg_proc AS p ON t.trftype = ANY (p.protrftypes)
               WHERE t.oid = d.refobjid AND p.oid = d.objid))
    UNION ALL
    -- Goes with what it is made for, and needs it all the same.
    SELECT d.classid, d.objid, d.objsubid, false, d.refclassid, d.refobjid, 0, d.objid, NULL
    FROM pg_depend AS d
    WHERE d.deptype = 'a' AND d.classid IN ('pg_statistic_ext'::regclass, 'pg_publication_rel'::regclass,
                                            'pg_publication_namespace'::regclass, 'pg_opclass'::regclass,
                                            'pg_opfamily'::regclass)
    UNION ALL
    -- An operator or function of an operator class or family is said with it.
    SELECT m.owner_classid, m.owner_objid, 0, false, d.refclassid, d.refobjid, 0, m.owner_objid, NULL
    FROM pggit._operator_member AS m
    JOIN pg_depend AS d ON d.classid = m.classid AND d.objid = m.objid AND d.deptype IN ('n', 'a')
                       AND (d.refclassid, d.refobjid) <> (m.owner_classid, m.owner_objid)
    UNION ALL
    SELECT d.classid, d.objid, d.objsubid, false, d.refclassid, d.refobjid, d.refobjsubid, i.indrelid, i.indrelid
    FROM pg_index AS i
    JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid AND d.deptype = 'n'
    UNION ALL
    SELECT d.classid, d.objid, d.objsubid, false, d.refclassid, d.refobjid, d.refobjsubid, k.conrelid, k.conrelid
    FROM pg_constraint AS k
    JOIN pg_depend AS d ON d.classid = 'pg_constraint'::regclass AND d.objid = k.oid AND d.deptype = 'n'
    WHERE k.conrelid <> 0 AND k.contype <> 'f'
    UNION ALL
    -- The operator classes of a key are its index's.
    SELECT 'pg_constraint'::regclass, k.oid, 0, false, d.refclassid, d.refobjid, d.refobjsubid, k.conrelid, k.conrelid
    FROM pg_constraint AS k
    JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = k.conindid AND d.deptype = 'n'
    WHERE k.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT d.classid, d.objid, d.objsubid, false, d.refclassid, d.refobjid, d.refobjsubid, k.contypid, NULL
    FROM pg_constraint AS k
    JOIN pg_depend AS d ON d.classid = 'pg_constraint'::regclass AND d.objid = k.oid AND d.deptype = 'n'
    WHERE k.contypid <> 0 AND NOT (d.refclassid = 'pg_type'::regclass AND d.refobjid = k.contypid)
    UNION ALL
    -- The attributes of a composite type are in pg_class, its name is in pg_type.
    SELECT 'pg_type'::regclass, t.oid, 0, false, d.refclassid, d.refobjid, d.refobjsubid, t.oid, NULL
    FROM pg_type AS t
    JOIN pg_class AS c ON c.oid = t.typrelid AND c.relkind = 'c'
    JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'n'
    UNION ALL
    SELECT 'pg_class'::regclass, a.adrelid, a.adnum, true, d.refclassid, d.refobjid, d.refobjsubid, a.adrelid, a.adrelid
    FROM pg_attrdef AS a
    JOIN pg_depend AS d ON d.classid = 'pg_attrdef'::regclass AND d.objid = a.oid AND d.deptype = 'n'
    UNION ALL
    SELECT CASE w.rulename WHEN '_RETURN' THEN 'pg_class'::regclass ELSE d.classid END,
           CASE w.rulename WHEN '_RETURN' THEN w.ev_class ELSE d.objid END,
           d.objsubid, false, d.refclassid, d.refobjid, d.refobjsubid, w.ev_class, w.ev_class
    FROM pg_rewrite AS w
    JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.deptype = 'n'
    UNION ALL
    SELECT d.classid, d.objid, d.objsubid, false, d.refclassid, d.refobjid, d.refobjsubid, t.tgrelid, t.tgrelid
    FROM pg_trigger AS t
    JOIN pg_depend AS d ON d.classid = 'pg_trigger'::regclass AND d.objid = t.oid AND d.deptype = 'n'
    WHERE NOT t.tgisinternal
    UNION ALL
    SELECT d.classid, d.objid, d.objsubid, false, d.refclassid, d.refobjid, d.refobjsubid, p.polrelid, p.polrelid
    FROM pg_policy AS p
    JOIN pg_depend AS d ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.deptype = 'n'
)
SELECT n.classid, n.objid, n.objsubid, n.is_default, n.refclassid,
       -- An array type stands for its element.
       coalesce(e.oid, n.refobjid), n.refobjsubid, n.unit
FROM need AS n
LEFT JOIN pg_type AS e ON n.refclassid = 'pg_type'::regclass AND e.typarray = n.refobjid
-- FirstNormalObjectId (access/transam.h): lower oids are initdb's, and always there.
WHERE n.objid >= 16384 AND n.refobjid >= 16384
  -- In which schema it lies, and which one is published, an object says itself; one
  -- that an extension made is there when the extension is.
  AND (n.refclassid <> 'pg_namespace'::regclass
       OR n.refobjid IN (SELECT m.objid FROM pggit._member AS m WHERE m.classid = 'pg_namespace'::regclass))
  AND NOT (n.refclassid = 'pg_class'::regclass AND n.refobjid = coalesce(n.own_table, 0));
