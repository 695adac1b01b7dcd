-- pggit._unit_grounds: the units that these, or parts of them, depend on; of heirs and
-- partitions all that are above them.
CREATE OR REPLACE FUNCTION pggit._unit_grounds(units oid[])
    RETURNS oid[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE above AS (
        SELECT u.unit FROM unnest(units) AS u (unit)
        UNION
        SELECT h.inhparent FROM above AS a JOIN pg_inherits AS h ON h.inhrelid = a.unit
    ), ground AS (
        SELECT d.refclassid, d.refobjid
        FROM pggit._unit_objects(units) AS o JOIN pg_depend AS d ON d.classid = o.classid AND d.objid = o.objid
        -- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
        WHERE d.refobjid >= 16384
          AND d.refclassid IN ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass, 'pg_constraint'::regclass)
    )
    SELECT ARRAY(
        SELECT a.unit FROM above AS a
        UNION SELECT g.unit FROM unnest(pggit._units_of(
            (SELECT array_agg(x.refclassid) FROM ground AS x), (SELECT array_agg(x.refobjid) FROM ground AS x))) AS g (unit))
$function$;
