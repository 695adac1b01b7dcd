-- pggit._type_storage: what SET STORAGE takes to give a column its type's own.
-- Version 15 does not know the word DEFAULT for it.
CREATE OR REPLACE FUNCTION pggit._type_storage(type text)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'DEFAULT'
                ELSE coalesce((
                    SELECT CASE t.typstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END
                    FROM pg_type AS t
                    WHERE t.oid = to_regtype(regexp_replace(type, '\([0-9, -]+\)', ''))), 'EXTENDED') END
$function$;
