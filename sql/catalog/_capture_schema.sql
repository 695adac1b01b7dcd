-- pggit._capture_schema: the user's schemas.
--
-- Every new database has a schema "public". As in pg_dump, it is not worth a
-- word while it is there; that it was dropped is.
CREATE OR REPLACE FUNCTION pggit._capture_schema()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT 'schema', format('%I', n.name), jsonb_build_object('name', n.name),
           'pg_namespace'::regclass, n.oid, 0
    FROM pggit._user_schema() AS n
    WHERE NOT n.is_member AND n.name <> 'public'
    UNION ALL
    SELECT 'schema', 'public', jsonb_build_object('name', 'public', 'absent', true), NULL, NULL, NULL
    WHERE NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public')
$function$;
