-- pggit._units_of: the units (_unit_alias) that these objects are parts of, or are.
-- NULL for no arrays: none.
CREATE OR REPLACE FUNCTION pggit._units_of(classids oid[], objids oid[])
    RETURNS oid[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
    -- As _capture_units: by the indexes, and planned once a session.
    SET enable_seqscan = off
    SET plan_cache_mode = force_generic_plan
    SET jit = off
AS $function$
BEGIN
    RETURN ARRAY(
        SELECT DISTINCT coalesce((SELECT a.unit FROM pggit._unit_alias AS a WHERE a.classid = o.classid AND a.objid = o.objid LIMIT 1),
                                 o.objid)
        FROM (SELECT DISTINCT x.classid, x.objid FROM unnest(classids, objids) AS x (classid, objid)) AS o
        ORDER BY 1);
END
$function$;
