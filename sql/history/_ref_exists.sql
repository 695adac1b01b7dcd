-- pggit._ref_exists: raise GT005 for a branch or tag whose name is taken.
-- what: 'branch' or 'tag'; full_name: the ref that was to be made.
CREATE OR REPLACE FUNCTION pggit._ref_exists(what text, full_name text)
    RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- NULL when another session removes it at this very moment.
    found_id constant bytea := (SELECT r.commit_id FROM pggit.ref AS r WHERE r.name = full_name);
BEGIN
    RAISE EXCEPTION '% "%" already exists', what, regexp_replace(full_name, '^refs/[a-z]+/', '')
        USING ERRCODE = 'GT005',
              DETAIL = format('%s stands at commit %s.', full_name, coalesce(encode(found_id, 'hex'), '(unknown)')),
              HINT = CASE what WHEN 'tag' THEN 'pggit.tags()' ELSE 'pggit.branches()' END || ' lists the names in use.';
END
$function$;
