-- pggit.grant_read: give a role the level "read" (care/_access_level.sql).
--
-- Promise  P14: what was not granted is not allowed; tables of the store stay
--          closed, whoever has which level.
CREATE OR REPLACE FUNCTION pggit.grant_read(role text)
    RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT pggit._grant_access(role, '{read}')
$function$;
COMMENT ON FUNCTION pggit.grant_read(text) IS
'Let a role look: status, log, diff and everything else that changes nothing. For the owner of the store. Errors: 42704 no such role, 22004 NULL.';
