-- pggit.restore: one object of the live schema back to what it was in a revision.
--
-- As git restore --source: HEAD stays, what else is uncommitted stays, and an object
-- that the revision does not have goes.
-- Layer    plan. As checkout(): statements with the caller's rights.
-- Promise  P01, P05, P10: one transaction, proved at its end, nothing else changed.
-- Race     As checkout().
-- Errors   GT002, GT003, GT008, GT009, GT010, 40001; 42501 and whatever else
--          PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit.restore(kind text, identity text, rev text DEFAULT 'HEAD', allow_data_loss boolean DEFAULT false)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    attempts constant integer := 3;
    target record;
    plan pggit.step[];
    differences text;
    -- See checkout.sql.
    is_alone boolean := false;
    expected text;
BEGIN
    target := pggit._begin_restore(kind, identity, rev);
    LOOP
        BEGIN
            plan := target.steps;
            FOR attempt IN 1 .. attempts LOOP
                PERFORM pggit._run(plan, allow_data_loss);
                BEGIN
                    PERFORM pggit._require_entries(target.wanted, target.tree_id);
                    RETURN;
                EXCEPTION
                    WHEN SQLSTATE 'GT010' THEN
                        GET STACKED DIAGNOSTICS differences = PG_EXCEPTION_DETAIL;
                        IF attempt = attempts OR attempt = 1 AND (NOT is_alone OR differences IS DISTINCT FROM expected) THEN
                            RAISE;
                        END IF;
                END;
                plan := ARRAY(SELECT s FROM pggit._steps_to_entries(target.wanted, target.tree_id) AS s);
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
COMMENT ON FUNCTION pggit.restore(text, text, text, boolean) IS
'Turn one object of the live schema back into what it was in a revision (default HEAD), in the caller''s transaction and with the caller''s rights: a table with its columns, constraints, indexes, triggers, owner, grants and comments; rows stay where they have a place. What the revision does not have is dropped; nothing else changes, and HEAD stays. allow_data_loss lets go of rows and values. Errors: GT002 unknown revision, or the object is neither there nor here; GT003, GT008 would lose data (DETAIL names tables and counts), GT009, GT010, 42501 a right is missing.';
