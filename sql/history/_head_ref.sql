-- pggit._head_ref: the ref that HEAD names, whether it exists or not; NULL when
-- HEAD is detached.
CREATE OR REPLACE FUNCTION pggit._head_ref()
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT h.ref FROM pggit.head AS h
    UNION ALL
    -- No row: HEAD has never moved (see store/head.sql).
    SELECT 'refs/heads/main' WHERE NOT EXISTS (SELECT FROM pggit.head)
$function$;
