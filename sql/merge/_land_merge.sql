-- pggit._land_merge: build what was planned, prove it, and record it.
--
-- Errors   GT006, GT008, GT009, GT010, 40001; 42501 and whatever else PostgreSQL says to
--          a statement.
CREATE OR REPLACE FUNCTION pggit._land_merge(
        tree_id bytea, steps pggit.step[], changes pggit.merging[], allow_data_loss boolean, other_parents bytea[], new_id bytea,
        author text, message text, reason text)
    RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    attempts constant integer := 3;
    plan pggit.step[] := steps;
    differences text;
BEGIN
    FOR attempt IN 1 .. attempts LOOP
        PERFORM pggit._build_merge(plan, changes, allow_data_loss);
        BEGIN
            RETURN pggit._finish_merge(tree_id, other_parents, new_id, author, message, reason);
        EXCEPTION
            -- What still differs is planned from what is there now (plan/checkout.sql).
            WHEN SQLSTATE 'GT010' THEN
                IF attempt = attempts THEN
                    IF cardinality(changes) = 0 THEN
                        RAISE;
                    END IF;
                    GET STACKED DIAGNOSTICS differences = PG_EXCEPTION_DETAIL;
                    PERFORM pggit._refuse_merged(differences, changes);
                END IF;
        END;
        plan := ARRAY(SELECT s FROM pggit._steps_to(tree_id) AS s);
    END LOOP;
END
$function$;
