-- pggit._capture_function: functions, window functions and procedures.
CREATE OR REPLACE FUNCTION pggit._capture_function()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT f.kind, f.identity, jsonb_build_object('definition', pg_get_functiondef(f.oid)),
           'pg_proc'::regclass, f.oid, 0
    FROM pggit._user_function() AS f
    WHERE f.prokind <> 'a'
$function$;
