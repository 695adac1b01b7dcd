-- pggit._unit_objects: the addresses of units and of their parts (_unit_alias). Of
-- which catalog a unit is its oid does not say, so it stands there for each.
--
-- As _unit_alias, and by the indexes of the catalogs: what comes with a relation or a
-- type depends on it internally.
CREATE OR REPLACE FUNCTION pggit._unit_objects(units oid[])
    RETURNS TABLE (classid oid, objid oid, unit oid)
    LANGUAGE plpgsql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
    -- As _capture_units: by the indexes, and planned once a session.
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET plan_cache_mode = force_generic_plan
    SET jit = off
AS $function$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH RECURSIVE own AS (
        SELECT c.classid, u.unit AS objid, u.unit
        FROM unnest(units) AS u (unit),
             unnest(ARRAY['pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass]::oid[]) AS c (classid)
        UNION
        SELECT d.classid, d.objid, o.unit
        FROM own AS o
        JOIN pg_depend AS d ON d.refclassid = o.classid AND d.refobjid = o.objid AND d.deptype = 'i'
                           AND d.classid IN ('pg_class'::regclass, 'pg_type'::regclass)
    )
    SELECT o.classid, o.objid, o.unit
    -- That of TOAST or of an index is not its own.
    FROM own AS o
    WHERE coalesce((SELECT a.unit FROM pggit._unit_alias AS a WHERE a.classid = o.classid AND a.objid = o.objid LIMIT 1), o.objid) = o.unit
    UNION SELECT p.classid, p.objid, p.unit FROM pggit._part AS p WHERE p.unit = ANY (units)
    UNION SELECT 'pg_class'::regclass, i.indexrelid, i.indrelid FROM pg_index AS i WHERE i.indrelid = ANY (units);
END
$function$;
