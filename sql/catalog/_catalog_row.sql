-- pggit._catalog_row: the rows of the catalogs that a capture reads (_catalog_tuple),
-- and whether they are about a unit: a relation, a type or a function that the user
-- made, or a part of one. What the catalogs say of a unit can be read by itself when
-- it has changed.
--
-- The others (schemas, extensions, operators, publications ..., and all that initdb
-- made) are few, and many definitions name them though no row of pg_depend says so.
--
-- Temporary relations are left out: they come and go and are not ours.
CREATE OR REPLACE VIEW pggit._catalog_row (catalog, place, version, classid, objid, has_unit) AS
WITH temporary AS MATERIALIZED (
    SELECT c.oid, c.reltype FROM pg_class AS c WHERE c.relpersistence = 't'
), temporary_schema AS MATERIALIZED (
    SELECT n.oid FROM pg_namespace AS n WHERE n.nspname ~ '^pg_temp_'
)
SELECT t.catalog, t.place, t.version, t.classid, t.objid,
       -- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
       t.objid >= 16384
       AND t.classid IN ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass, 'pg_attrdef'::regclass,
                         'pg_constraint'::regclass, 'pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass)
FROM pggit._catalog_tuple AS t
WHERE NOT (t.classid = 'pg_class'::regclass AND t.objid IN (SELECT x.oid FROM temporary AS x))
  AND (t.refclassid IS NULL
       OR NOT (t.refclassid = 'pg_class'::regclass AND t.refobjid IN (SELECT x.oid FROM temporary AS x))
      AND NOT (t.refclassid = 'pg_type'::regclass AND t.refobjid IN (SELECT x.reltype FROM temporary AS x))
      AND NOT (t.refclassid = 'pg_namespace'::regclass AND t.refobjid IN (SELECT x.oid FROM temporary_schema AS x)));
