-- pggit._member: is this object part of an extension?
--
-- Members are the extension's to define (pg_dump writes CREATE EXTENSION and
-- no more); what depends on them is not. Source: PostgreSQL manual, "Packaging
-- Related Objects into an Extension"; pg_depend.deptype 'e'.
-- Returned as a set, so that a capture joins it once instead of asking per row.
CREATE OR REPLACE FUNCTION pggit._member(catalog regclass)
    RETURNS SETOF oid
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT d.objid FROM pg_depend AS d
    -- By what they refer to, an extension: the index on that side leads to them.
    WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = catalog AND d.deptype = 'e'
$function$;
