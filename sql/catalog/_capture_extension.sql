-- pggit._capture_extension: the extensions, by name, schema and version.
--
-- Not those that initdb made (plpgsql), as in pg_dump; and not pggit, which is
-- to the schema what git's own folder is to a work tree.
CREATE OR REPLACE FUNCTION pggit._capture_extension()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT 'extension', format('%I', e.extname),
           jsonb_build_object('name', e.extname, 'schema', n.nspname, 'version', e.extversion),
           'pg_extension'::regclass, e.oid, 0
    FROM pg_extension AS e
    JOIN pg_namespace AS n ON n.oid = e.extnamespace
    WHERE e.oid >= 16384 AND e.extname <> 'pggit'
$function$;
