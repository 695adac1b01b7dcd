-- pggit._is_large: whether the schema is so large that it is worth while to note what
-- has been seen of it (store/capture.sql), and to read only what has changed since. A
-- smaller one is read as a whole in less time than it takes to find out.
CREATE OR REPLACE FUNCTION pggit._is_large()
    RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    -- FirstNormalObjectId (access/transam.h): lower oids are initdb's.
    SELECT (SELECT count(*) FROM pg_class AS c WHERE c.oid >= 16384)
         + (SELECT count(*) FROM pg_proc AS p WHERE p.oid >= 16384) >= 2000
$function$;
