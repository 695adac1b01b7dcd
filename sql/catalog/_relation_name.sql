-- pggit._relation_name: a relation's name with its schema, NULL for none.
CREATE OR REPLACE FUNCTION pggit._relation_name(relation oid)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('%I.%I', n.nspname, c.relname)
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.oid = relation
$function$;
