-- pggit._user_type: types that the user made by name: not the row types of
-- relations, not the array types and multiranges that come with another type.
CREATE OR REPLACE FUNCTION pggit._user_type()
    RETURNS TABLE (oid oid, identity text, typtype "char", owner oid, acl aclitem[])
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT t.oid, format('%I.%I', n.name, t.typname), t.typtype, t.typowner, t.typacl
    FROM pg_type AS t
    JOIN pggit._user_schema() AS n ON n.oid = t.typnamespace
    WHERE t.oid NOT IN (SELECT m FROM pggit._member('pg_type') AS m)
      AND t.typtype <> 'm'
      AND NOT EXISTS (SELECT FROM pg_class AS c WHERE c.oid = t.typrelid AND c.relkind <> 'c')
      AND NOT EXISTS (SELECT FROM pg_type AS e WHERE e.typarray = t.oid)
$function$;
