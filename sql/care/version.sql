-- pggit.version: the version of the extension that is installed in this database.
CREATE OR REPLACE FUNCTION pggit.version()
    RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT e.extversion FROM pg_extension AS e WHERE e.extname = 'pggit'
$function$;
COMMENT ON FUNCTION pggit.version() IS 'The version of pggit in this database, as "1.0.0".';
