-- pggit._unit_alias: the rows of the catalogs that are about a part of a relation or
-- type, or about what comes with it, and which relation or type that is: of a default,
-- a rule, a constraint, an index the table; of a row type and its array type too.
--
-- What is not listed is a unit of its own.
CREATE OR REPLACE VIEW pggit._unit_alias (classid, objid, unit) AS
SELECT p.classid, p.objid, p.unit FROM pggit._part AS p
UNION ALL SELECT 'pg_class'::regclass, i.indexrelid, i.indrelid FROM pg_index AS i
-- TOAST holds the options of its own.
UNION ALL SELECT 'pg_class'::regclass, d.objid, d.refobjid
          FROM pg_depend AS d JOIN pg_class AS c ON c.oid = d.objid AND c.relkind = 't'
          WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'i'
-- A composite type is named by its row of pg_type, a table by that of pg_class.
UNION ALL SELECT 'pg_class'::regclass, c.oid, c.reltype FROM pg_class AS c WHERE c.relkind = 'c'
UNION ALL SELECT 'pg_type'::regclass, t.oid, t.typrelid
          FROM pg_type AS t JOIN pg_class AS c ON c.oid = t.typrelid AND c.relkind <> 'c'
UNION ALL SELECT 'pg_type'::regclass, a.oid, coalesce(c.oid, r.rngtypid, e.oid)
          FROM pg_type AS a
          JOIN pg_type AS e ON e.oid = a.typelem AND e.typarray = a.oid
          LEFT JOIN pg_class AS c ON c.oid = e.typrelid AND c.relkind <> 'c'
          LEFT JOIN pg_range AS r ON r.rngmultitypid = e.oid
UNION ALL SELECT 'pg_type'::regclass, r.rngmultitypid, r.rngtypid FROM pg_range AS r;
