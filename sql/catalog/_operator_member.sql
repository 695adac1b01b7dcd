-- pggit._operator_member: the operators and support functions of the user's
-- operator classes, and those that belong loosely to an operator family.
--
-- Columns  owner_classid, owner_objid  the class or family; by pg_depend, as in
--                                      pg_dump, for the catalogs name the family only
--          number                      strategy or support number
--          types                       left and right type that it is in the family for
--          member                      operator or function, as SQL names it
--          sort_family                 FOR ORDER BY
CREATE OR REPLACE VIEW pggit._operator_member
    (classid, objid, owner_classid, owner_objid, number, types, member, sort_family) AS
SELECT 'pg_amop'::regclass::oid, a.oid, coalesce(d.refclassid, 'pg_opfamily'::regclass), coalesce(d.refobjid, a.amopfamily),
       a.amopstrategy, format('%s, %s', format_type(a.amoplefttype, NULL), format_type(a.amoprighttype, NULL)),
       (SELECT n.identity FROM pg_identify_object('pg_operator'::regclass, a.amopopr, 0) AS n),
       (SELECT format('%I.%I', n.nspname, f.opfname)
        FROM pg_opfamily AS f JOIN pg_namespace AS n ON n.oid = f.opfnamespace WHERE f.oid = a.amopsortfamily)
FROM pg_amop AS a
LEFT JOIN pg_depend AS d ON d.classid = 'pg_amop'::regclass AND d.objid = a.oid AND d.refclassid = 'pg_opclass'::regclass
-- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
WHERE a.oid >= 16384
UNION ALL
SELECT 'pg_amproc'::regclass::oid, a.oid, coalesce(d.refclassid, 'pg_opfamily'::regclass), coalesce(d.refobjid, a.amprocfamily),
       a.amprocnum, format('%s, %s', format_type(a.amproclefttype, NULL), format_type(a.amprocrighttype, NULL)),
       (SELECT n.identity FROM pg_identify_object('pg_proc'::regclass, a.amproc, 0) AS n), NULL
FROM pg_amproc AS a
LEFT JOIN pg_depend AS d ON d.classid = 'pg_amproc'::regclass AND d.objid = a.oid AND d.refclassid = 'pg_opclass'::regclass
WHERE a.oid >= 16384;
