-- pggit._requirement: what each object of the user's needs to exist before it:
-- the functions in a default, the tables behind a view, the type of a column.
-- One row an object that needs anything, as addresses "kind identity".
--
-- From pg_depend's normal dependencies. What a name or a facts' field says
-- already is left out: the schema, the own table. So are the dependencies of
-- foreign keys, for which index of several PostgreSQL noted there follows from
-- the order of creation and would make ids differ (promise P03).
-- classid, objid and objsubid name the object that a person sees: the column,
-- not the row of pg_attrdef; the view, not its rule. What a default or a
-- generation expression needs is apart ("default_requires"), for it can be given
-- to a column that exists already.
CREATE OR REPLACE FUNCTION pggit._requirement()
    RETURNS TABLE (classid oid, objid oid, objsubid integer, requires jsonb)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH own_table AS (
        SELECT 'pg_constraint'::regclass::oid AS classid, k.oid AS objid, k.conrelid AS relid
        FROM pg_constraint AS k WHERE k.conrelid <> 0
        UNION ALL SELECT 'pg_attrdef'::regclass, d.oid, d.adrelid FROM pg_attrdef AS d
        UNION ALL SELECT 'pg_class'::regclass, i.indexrelid, i.indrelid FROM pg_index AS i
        UNION ALL SELECT 'pg_rewrite'::regclass, w.oid, w.ev_class FROM pg_rewrite AS w
        UNION ALL SELECT 'pg_trigger'::regclass, t.oid, t.tgrelid FROM pg_trigger AS t
        UNION ALL SELECT 'pg_policy'::regclass, p.oid, p.polrelid FROM pg_policy AS p
        UNION ALL SELECT 'pg_statistic_ext'::regclass, s.oid, s.stxrelid FROM pg_statistic_ext AS s
    ), dependency AS (
        SELECT CASE WHEN a.oid IS NOT NULL OR w.oid IS NOT NULL THEN 'pg_class'::regclass::oid ELSE d.classid END AS classid,
               coalesce(a.adrelid, w.ev_class, d.objid) AS objid,
               coalesce(a.adnum, d.objsubid) AS objsubid,
               a.oid IS NOT NULL AS is_default, d.refclassid,
               -- An array type stands for its element.
               coalesce(e.oid, d.refobjid) AS refobjid, d.refobjsubid
        FROM pg_depend AS d
        LEFT JOIN own_table AS o ON o.classid = d.classid AND o.objid = d.objid
        LEFT JOIN pg_attrdef AS a ON d.classid = 'pg_attrdef'::regclass AND a.oid = d.objid
        LEFT JOIN pg_rewrite AS w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid AND w.rulename = '_RETURN'
        LEFT JOIN pg_constraint AS k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid AND k.contype = 'f'
        LEFT JOIN pg_type AS e ON d.refclassid = 'pg_type'::regclass AND e.typarray = d.refobjid
        WHERE d.deptype = 'n' AND d.objid >= 16384 AND d.refobjid >= 16384
          AND d.refclassid <> 'pg_namespace'::regclass
          AND k.oid IS NULL
          AND NOT (d.refclassid = 'pg_class'::regclass
                   AND d.refobjid = coalesce(o.relid, CASE WHEN d.classid = 'pg_class'::regclass THEN d.objid END, 0))
    ), address AS (
        SELECT DISTINCT d.refclassid, d.refobjid, d.refobjsubid FROM dependency AS d
    ), named AS (
        SELECT a.refclassid, a.refobjid, a.refobjsubid,
               CASE WHEN x.oid IS NOT NULL THEN format('extension %I', x.extname)
                    -- The row type of a relation stands for the relation.
                    WHEN r.oid IS NOT NULL THEN (SELECT concat(n.type, ' ', n.identity)
                                                 FROM pg_identify_object('pg_class'::regclass, r.oid, 0) AS n)
                    ELSE (SELECT concat(n.type, ' ', n.identity)
                          FROM pg_identify_object(a.refclassid, a.refobjid, a.refobjsubid) AS n)
               END AS name
        FROM address AS a
        LEFT JOIN pg_depend AS m ON m.classid = a.refclassid AND m.objid = a.refobjid AND m.deptype = 'e'
                                AND m.refclassid = 'pg_extension'::regclass
        LEFT JOIN pg_extension AS x ON x.oid = m.refobjid
        LEFT JOIN pg_type AS t ON a.refclassid = 'pg_type'::regclass AND t.oid = a.refobjid
        LEFT JOIN pg_class AS r ON r.oid = t.typrelid AND r.relkind <> 'c'
    )
    SELECT d.classid, d.objid, d.objsubid,
           jsonb_strip_nulls(jsonb_build_object(
               'requires', jsonb_agg(DISTINCT n.name COLLATE "C") FILTER (WHERE NOT d.is_default),
               'default_requires', jsonb_agg(DISTINCT n.name COLLATE "C") FILTER (WHERE d.is_default)))
    FROM dependency AS d
    JOIN named AS n USING (refclassid, refobjid, refobjsubid)
    GROUP BY d.classid, d.objid, d.objsubid
$function$;
