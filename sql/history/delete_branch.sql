-- pggit.delete_branch: take a branch's name away; its commits stay.
--
-- As git branch -d: not the current branch, and (unless forced) not one whose
-- commits HEAD does not have.
-- Race     The ref's row is locked before it is judged, so a commit on the
--          branch in another session is seen or waits.
CREATE OR REPLACE FUNCTION pggit.delete_branch(name text, force boolean DEFAULT false)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    full_name constant text := 'refs/heads/' || name;
    head record;
    branch_id bytea;
BEGIN
    PERFORM pggit._check_ref_name(name);
    -- HEAD is held as well: it must not come to this branch meanwhile.
    PERFORM pggit._lock_head();
    head := pggit._head();
    IF head.ref = full_name THEN
        RAISE EXCEPTION 'branch "%" is checked out', name
            USING ERRCODE = 'GT011',
                  DETAIL = format('HEAD is %s, at %s.', full_name,
                                  coalesce('commit ' || encode(head.commit_id, 'hex'), 'no commit yet')),
                  HINT = 'Check out another branch first.';
    END IF;
    SELECT r.commit_id INTO branch_id FROM pggit.ref AS r WHERE r.name = full_name FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM pggit._unknown_revision(name, 'There is no such branch.');
    END IF;
    IF force IS NOT TRUE AND NOT pggit._is_ancestor(branch_id, head.commit_id) THEN
        RAISE EXCEPTION 'branch "%" is not fully merged', name
            USING ERRCODE = 'GT011',
                  DETAIL = format('Its commit %s is not in the history of HEAD.', encode(branch_id, 'hex')),
                  HINT = 'Pass force => true to delete it all the same.';
    END IF;
    DELETE FROM pggit.ref AS r WHERE r.name = full_name;
    PERFORM pggit._log_movement(full_name, branch_id, NULL, 'branch: deleted');
END
$function$;
COMMENT ON FUNCTION pggit.delete_branch(text, boolean) IS
'Delete a branch. Refuses the current one, and one that HEAD has not merged unless force is true. Errors: GT002 no such branch, GT004 invalid name, GT011 checked out or not fully merged.';
