-- pggit.grant_write: give a role the level "write" (care/_access_level.sql).
--
-- Promise  P14: what was not granted is not allowed; tables of the store stay
--          closed, whoever has which level.
CREATE OR REPLACE FUNCTION pggit.grant_write(role text)
    RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT pggit._grant_access(role, '{read,write}')
$function$;
COMMENT ON FUNCTION pggit.grant_write(text) IS
'Let a role look and change: commit, branches, tags, checkout, merge. Statements that change the live schema run with its own rights. For the owner of the store. Errors: 42704 no such role, 22004 NULL.';
