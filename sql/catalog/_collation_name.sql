-- pggit._collation_name: a collation's name with its schema, NULL for none.
CREATE OR REPLACE FUNCTION pggit._collation_name(collation_id oid)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('%I.%I', n.nspname, k.collname)
    FROM pg_collation AS k JOIN pg_namespace AS n ON n.oid = k.collnamespace
    WHERE k.oid = collation_id
$function$;
