-- pggit.branches: every branch that has a commit.
CREATE OR REPLACE FUNCTION pggit.branches()
    RETURNS TABLE (name text, commit_id text, is_current boolean)
    LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT substr(r.name, length('refs/heads/') + 1), encode(r.commit_id, 'hex'),
           coalesce(r.name = pggit._head_ref(), false)
    FROM pggit.ref AS r
    WHERE starts_with(r.name, 'refs/heads/')
    ORDER BY r.name
$function$;
COMMENT ON FUNCTION pggit.branches() IS
'Every branch that has a commit. Columns: name, commit_id (64 hex digits), is_current.';
