-- pggit.rename_branch: the same branch under another name, HEAD included.
--
-- Race     As create_branch() for the new name.
CREATE OR REPLACE FUNCTION pggit.rename_branch(old text, new text)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    old_name constant text := 'refs/heads/' || old;
    new_name constant text := 'refs/heads/' || new;
    is_current boolean;
    branch_id bytea;
BEGIN
    PERFORM pggit._check_ref_name(old);
    PERFORM pggit._check_ref_name(new);
    PERFORM pggit._lock_head();
    is_current := pggit._head_ref() = old_name;
    SELECT r.commit_id INTO branch_id FROM pggit.ref AS r WHERE r.name = old_name FOR UPDATE;
    IF NOT FOUND AND is_current IS NOT TRUE THEN
        PERFORM pggit._unknown_revision(old, 'There is no such branch.');
    END IF;
    IF old = new THEN
        RETURN;
    END IF;
    IF branch_id IS NULL THEN
        -- The current branch, before its first commit: only HEAD knows it.
        IF EXISTS (SELECT FROM pggit.ref AS r WHERE r.name = new_name) THEN
            PERFORM pggit._ref_exists('branch', new_name);
        END IF;
    ELSE
        INSERT INTO pggit.ref (name, commit_id) VALUES (new_name, branch_id) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            PERFORM pggit._ref_exists('branch', new_name);
        END IF;
        DELETE FROM pggit.ref AS r WHERE r.name = old_name;
        PERFORM pggit._log_movement(old_name, branch_id, NULL, format('branch: renamed %s to %s', old_name, new_name));
        PERFORM pggit._log_movement(new_name, NULL, branch_id, format('branch: renamed %s to %s', old_name, new_name));
    END IF;
    IF is_current THEN
        UPDATE pggit.head SET ref = new_name;
        IF branch_id IS NOT NULL THEN
            -- HEAD's own log says which branch it is on (care/_verify_refs.sql); git writes this entry too.
            PERFORM pggit._log_movement(
                'HEAD', branch_id, branch_id, format('branch: renamed %s to %s', old_name, new_name));
        END IF;
    END IF;
END
$function$;
COMMENT ON FUNCTION pggit.rename_branch(text, text) IS
'Rename a branch; HEAD follows if it is the current one. Errors: GT002 no such branch, GT004 invalid name, GT005 the new name is taken.';
