-- pggit._function_name: a function's name with its schema, as the options of
-- CREATE TYPE, AGGREGATE and OPERATOR take it; NULL for none.
CREATE OR REPLACE FUNCTION pggit._function_name(function_id oid)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('%I.%I', n.nspname, p.proname)
    FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE p.oid = function_id
$function$;
