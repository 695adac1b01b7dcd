-- pggit._unit_of: the unit (_unit_alias) that an object is a part of, or is.
CREATE OR REPLACE FUNCTION pggit._unit_of(classid oid, objid oid)
    RETURNS oid
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    RETURN coalesce((SELECT a.unit FROM pggit._unit_alias AS a
                     WHERE a.classid = _unit_of.classid AND a.objid = _unit_of.objid LIMIT 1), objid);
END
$function$;
