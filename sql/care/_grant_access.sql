-- pggit._grant_access: let a role call the functions of some levels.
--
-- Errors   22004 NULL, 42704 no such role.
CREATE OR REPLACE FUNCTION pggit._grant_access(role text, levels text[])
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    statement text;
BEGIN
    PERFORM pggit._check_text('role', role, 63);
    EXECUTE format('GRANT USAGE ON SCHEMA pggit TO %I', role);
    FOR statement IN
        SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', p.oid::regprocedure, role)
        FROM pggit._access_level AS l
        JOIN pg_proc AS p ON p.proname = l.name AND p.pronamespace = 'pggit'::regnamespace
        WHERE l.level = ANY (levels)
        ORDER BY p.proname COLLATE "C", p.oid
    LOOP
        EXECUTE statement;
    END LOOP;
END
$function$;
