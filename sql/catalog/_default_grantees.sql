-- pggit._default_grantees: the roles that get default privileges, in the order of the list.
CREATE OR REPLACE FUNCTION pggit._default_grantees(default_acl oid)
    RETURNS text[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_agg(g.name ORDER BY g.n)
    FROM (
        SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END AS name, min(x.n) AS n
        FROM pg_default_acl AS d
        CROSS JOIN LATERAL aclexplode(d.defaclacl) WITH ORDINALITY AS x (grantor, grantee, privilege_type, is_grantable, n)
        WHERE d.oid = default_acl
        GROUP BY x.grantee
    ) AS g
$function$;
