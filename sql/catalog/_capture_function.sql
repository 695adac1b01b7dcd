-- pggit._capture_function: functions, window functions and procedures.
CREATE OR REPLACE FUNCTION pggit._capture_function()
    RETURNS TABLE (kind text, identity text, content jsonb, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    -- A body that is a string is the user's own text; only one that PostgreSQL
    -- has parsed (BEGIN ATOMIC) is deparsed.
    SELECT f.kind, f.identity,
           jsonb_build_object('definition', CASE WHEN p.prosqlbody IS NULL THEN pg_get_functiondef(f.oid)
                                                 ELSE pggit._settled(pg_get_functiondef(f.oid)) END),
           'pg_proc'::regclass, f.oid, 0
    FROM pggit._user_function() AS f
    JOIN pg_proc AS p ON p.oid = f.oid
    WHERE f.prokind <> 'a'
$function$;
