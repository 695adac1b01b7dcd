-- pggit._units_of: the units (_unit_alias) that these objects are parts of, or are.
-- NULL for no arrays: none.
CREATE OR REPLACE FUNCTION pggit._units_of(classids oid[], objids oid[])
    RETURNS oid[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY(SELECT DISTINCT pggit._unit_of(o.classid, o.objid)
                 FROM (SELECT DISTINCT x.classid, x.objid FROM unnest(classids, objids) AS x (classid, objid)) AS o
                 ORDER BY 1)
$function$;
