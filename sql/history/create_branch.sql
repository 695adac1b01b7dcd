-- pggit.create_branch: give an existing commit a name that can move.
--
-- Layer    history. Touches the store; calls nothing above itself.
-- Promise  P01: one new ref, or an error and no trace.
-- Race     Of two sessions that take one name, one wins; the other gets GT005
--          (40001 in REPEATABLE READ).
CREATE OR REPLACE FUNCTION pggit.create_branch(name text, start_point text DEFAULT 'HEAD')
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    start_id bytea;
BEGIN
    PERFORM pggit._check_ref_name(name);
    start_id := pggit._rev_commit(start_point);
    PERFORM pggit._hold_commit(start_id);
    -- The primary key decides the race, not a lock of ours: it stays right
    -- when one of the two sessions dies half-way.
    INSERT INTO pggit.ref AS r (name, commit_id)
    VALUES ('refs/heads/' || create_branch.name, start_id)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        PERFORM pggit._ref_exists('branch', 'refs/heads/' || name);
    END IF;
    PERFORM pggit._log_movement('refs/heads/' || name, NULL, start_id, 'branch: created from ' || start_point);
END
$function$;
COMMENT ON FUNCTION pggit.create_branch(text, text) IS
'Make a branch at a revision (default HEAD). The working tree and HEAD stay as they are. Errors: GT004 invalid name, GT005 the name is taken, GT002/GT003 start_point is unknown or ambiguous.';
