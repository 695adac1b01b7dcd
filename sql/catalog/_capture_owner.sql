-- pggit._capture_owner: who owns what, by role name.
--
-- Schema public is left out while it belongs to pg_database_owner, as in every
-- new database; so is what extensions hold (the role that may run CREATE
-- EXTENSION owns that).
CREATE OR REPLACE FUNCTION pggit._capture_owner()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 10000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT 'owner', b.kind || ' ' || b.identity,
           jsonb_build_object('kind', b.kind, 'identity', b.identity, 'owner', pg_get_userbyid(b.owner)),
           NULL::oid, NULL::oid, NULL::integer
    FROM pggit._bearer() AS b
    WHERE NOT b.owner_follows
      AND NOT (b.kind = 'schema' AND b.identity = 'public' AND b.owner = 'pg_database_owner'::regrole)
$function$;
