-- pggit.checkout: turn the live schema into a revision's, and let HEAD name it.
--
-- Layer    plan. Its statements run with the caller's rights; HEAD is moved by a
--          function of the store's owner, which looks for itself whether the live
--          schema is what HEAD is to name.
-- Promise  P01, P05, P10: one transaction, proved at its end, and no row or value
--          is lost without leave.
-- Race     HEAD is held from the beginning: no commit comes in between. DDL of others
--          may: then it is 40001, and theirs stays (_refuse_meanwhile.sql).
-- Errors   GT002, GT003, GT007, GT008, GT009, GT010, 40001; 42501 and whatever else
--          PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit.checkout(rev text, force boolean DEFAULT false, allow_data_loss boolean DEFAULT false)
    RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    attempts constant integer := 3;
    target record;
    plan pggit.step[];
    differences text;
    -- Once it is known that no other session was in the way: what was left over then.
    is_alone boolean := false;
    expected text;
BEGIN
    target := pggit._begin_checkout(rev, force);
    LOOP
        BEGIN
            plan := target.steps;
            FOR attempt IN 1 .. attempts LOOP
                PERFORM pggit._run(plan, allow_data_loss);
                BEGIN
                    PERFORM pggit._finish_checkout(rev);
                    RETURN encode(target.commit_id, 'hex');
                EXCEPTION
                    -- PostgreSQL may have done more than the plan knew of (an event trigger, a
                    -- default of the server's): what still differs is planned from what is there now.
                    -- Or another session has: that is not ours to undo.
                    WHEN SQLSTATE 'GT010' THEN
                        GET STACKED DIAGNOSTICS differences = PG_EXCEPTION_DETAIL;
                        IF attempt = attempts OR attempt = 1 AND (NOT is_alone OR differences IS DISTINCT FROM expected) THEN
                            RAISE;
                        END IF;
                END;
                plan := ARRAY(SELECT s FROM pggit._steps_to(target.tree_id) AS s);
            END LOOP;
        EXCEPTION
            WHEN OTHERS THEN
                PERFORM pggit._refuse_meanwhile(target.state, SQLSTATE);
                IF SQLSTATE <> 'GT010' OR is_alone THEN
                    RAISE;
                END IF;
                is_alone := true;
                expected := differences;
        END;
    END LOOP;
END
$function$;
COMMENT ON FUNCTION pggit.checkout(text, boolean, boolean) IS
'Turn the live schema into that of a revision, in the caller''s transaction and with the caller''s rights, and let HEAD name it: the branch where rev is one, else the commit (detached). Returns the commit id. force gives up changes that are not committed; allow_data_loss lets go of rows and values that have no place in the new schema. Errors: GT002, GT003 unknown or ambiguous revision, GT007 uncommitted changes, GT008 would lose data (DETAIL names tables and counts), GT009, GT010, 42501 a right is missing.';
