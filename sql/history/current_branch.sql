-- pggit.current_branch: the branch that HEAD names.
CREATE OR REPLACE FUNCTION pggit.current_branch()
    RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT substr(pggit._head_ref(), length('refs/heads/') + 1)
$function$;
COMMENT ON FUNCTION pggit.current_branch() IS
'The name of the branch that HEAD names, "main" in the beginning; NULL when HEAD is detached.';
