-- pggit._requirement: what each object of the user's needs to exist before it:
-- the functions in a default, the tables behind a view, the type of a column.
-- One row an object that needs anything, as addresses "kind identity".
--
-- What a default or a generation expression needs is apart
-- ("default_requires"), for it can be given to a column that exists already.
CREATE OR REPLACE VIEW pggit._requirement (classid, objid, objsubid, requires, unit) AS
SELECT d.classid, d.objid, d.objsubid,
       jsonb_strip_nulls(jsonb_build_object(
           'requires', jsonb_agg(DISTINCT n.name COLLATE "C") FILTER (WHERE NOT d.is_default),
           'default_requires', jsonb_agg(DISTINCT n.name COLLATE "C") FILTER (WHERE d.is_default))),
       d.unit
FROM pggit._dependency AS d
-- A member of an extension comes with the extension.
LEFT JOIN pg_depend AS m ON m.classid = d.refclassid AND m.objid = d.refobjid AND m.deptype = 'e'
                        AND m.refclassid = 'pg_extension'::regclass
LEFT JOIN pg_extension AS x ON x.oid = m.refobjid
LEFT JOIN pg_type AS t ON d.refclassid = 'pg_type'::regclass AND t.oid = d.refobjid
-- The row type of a relation stands for the relation.
LEFT JOIN pg_class AS r ON r.oid = t.typrelid AND r.relkind <> 'c'
LEFT JOIN pg_class AS s ON d.refclassid = 'pg_class'::regclass AND s.oid = d.refobjid AND s.relkind = 'S'
CROSS JOIN LATERAL (
    SELECT CASE
               WHEN x.oid IS NOT NULL THEN format('extension %I', x.extname)
               WHEN r.oid IS NOT NULL THEN (SELECT concat(i.type, ' ', i.identity)
                                            FROM pg_identify_object('pg_class'::regclass, r.oid, 0) AS i)
               ELSE (SELECT concat(i.type, ' ', i.identity)
                     -- The columns of a sequence are always the same three.
                     FROM pg_identify_object(d.refclassid, d.refobjid, CASE WHEN s.oid IS NULL THEN d.refobjsubid ELSE 0 END) AS i)
           END AS name
) AS n
GROUP BY d.classid, d.objid, d.objsubid, d.unit;
