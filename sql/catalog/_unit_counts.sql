-- pggit._unit_counts: how many rows of the catalogs that were written before the
-- horizon are about each of these units, and how many others; of all units where none
-- are given.
CREATE OR REPLACE FUNCTION pggit._unit_counts(horizon xid8, units oid[] DEFAULT NULL)
    RETURNS TABLE (unit oid, old_rows bigint, new_rows bigint)
    LANGUAGE plpgsql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
    SET jit = off
AS $function$
DECLARE
    age_of_horizon constant integer := age(horizon::xid);
BEGIN
    IF units IS NULL THEN
        RETURN QUERY
        SELECT coalesce(a.unit, r.objid), sum(r.old_rows)::bigint, sum(r.new_rows)::bigint
        FROM (SELECT x.classid, x.objid, count(*) FILTER (WHERE age(x.version) > age_of_horizon) AS old_rows,
                     count(*) FILTER (WHERE age(x.version) <= age_of_horizon) AS new_rows
              FROM pggit._catalog_row AS x
              WHERE x.has_unit
              GROUP BY x.classid, x.objid) AS r
        LEFT JOIN pggit._unit_alias AS a ON a.classid = r.classid AND a.objid = r.objid
        GROUP BY coalesce(a.unit, r.objid);
    ELSE
        RETURN QUERY
        SELECT o.unit, sum(r.old_rows)::bigint, sum(r.new_rows)::bigint
        FROM pggit._unit_objects(units) AS o
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE age(x.version) > age_of_horizon) AS old_rows,
                   count(*) FILTER (WHERE age(x.version) <= age_of_horizon) AS new_rows
            FROM pggit._catalog_tuple AS x
            WHERE x.classid = o.classid AND x.objid = o.objid
        ) AS r
        GROUP BY o.unit;
    END IF;
END
$function$;
