-- pggit.revoke_access: take both levels back from a role.
CREATE OR REPLACE FUNCTION pggit.revoke_access(role text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
BEGIN
    PERFORM pggit._check_text('role', role, 63);
    EXECUTE format('REVOKE ALL ON ALL ROUTINES IN SCHEMA pggit FROM %I', role);
    EXECUTE format('REVOKE ALL ON SCHEMA pggit FROM %I', role);
END
$function$;
COMMENT ON FUNCTION pggit.revoke_access(text) IS
'Take from a role what grant_read() and grant_write() gave it. For the owner of the store. Errors: 42704 no such role, 22004 NULL.';
