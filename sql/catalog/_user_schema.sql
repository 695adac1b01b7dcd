-- pggit._user_schema: the schemas whose contents are the user's.
--
-- As pg_dump chooses them: not pg_*, not information_schema. Schemas that
-- belong to an extension are listed too, for a user may put objects into them;
-- is_member tells them apart.
CREATE OR REPLACE FUNCTION pggit._user_schema()
    RETURNS TABLE (oid oid, name text, owner oid, acl aclitem[], is_member boolean)
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT n.oid, n.nspname::text, n.nspowner, n.nspacl,
           n.oid IN (SELECT m FROM pggit._member('pg_namespace') AS m)
    FROM pg_namespace AS n
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
$function$;
