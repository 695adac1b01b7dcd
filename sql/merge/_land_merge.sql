-- pggit._land_merge: build what a merge, a revert or a cherry-pick leads to, as the
-- caller and in his transaction, prove it, and record it.
--
-- Two changes may go together object by object and still not in one schema: two
-- primary keys on one table. PostgreSQL knows; its refusal is reported as
-- GT006 with the changes of both sides that may be meant.
-- state    of the catalogs that the steps were planned from
-- changes  what both sides have changed; '{}' for a fast-forward, which is no merge
-- Race     DDL of others meanwhile is neither undone nor recorded: 40001.
-- Errors   GT006, GT008, GT009, GT010, 40001; 42501 and whatever else PostgreSQL says to
--          a statement.
CREATE OR REPLACE FUNCTION pggit._land_merge(
        tree_id bytea, steps pggit.step[], state text, changes pggit.merging[], allow_data_loss boolean,
        other_parents bytea[], new_id bytea, author text, message text, reason text)
    RETURNS text
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    attempts constant integer := 3;
    plan pggit.step[];
    said text;
    said_more text;
    -- As in plan/checkout.sql.
    is_alone boolean := false;
    expected text;
BEGIN
    LOOP
        BEGIN
            plan := steps;
            FOR attempt IN 1 .. attempts LOOP
                PERFORM pggit._run(plan, allow_data_loss);
                BEGIN
                    RETURN pggit._finish_merge(tree_id, other_parents, new_id, author, message, reason);
                EXCEPTION
                    WHEN SQLSTATE 'GT010' THEN
                        GET STACKED DIAGNOSTICS said_more = PG_EXCEPTION_DETAIL;
                        IF attempt = attempts OR attempt = 1 AND (NOT is_alone OR said_more IS DISTINCT FROM expected) THEN
                            RAISE;
                        END IF;
                END;
                plan := ARRAY(SELECT s FROM pggit._steps_to(tree_id) AS s);
            END LOOP;
        EXCEPTION
            WHEN OTHERS THEN
                GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, said_more = PG_EXCEPTION_DETAIL;
                PERFORM pggit._refuse_meanwhile(state, SQLSTATE);
                IF SQLSTATE = 'GT010' AND NOT is_alone THEN
                    is_alone := true;
                    expected := said_more;
                ELSIF cardinality(changes) > 0 AND SQLSTATE = 'GT010' THEN
                    PERFORM pggit._refuse_merged(said_more, changes);
                ELSIF cardinality(changes) > 0 AND SQLSTATE <> '42501'
                      AND (SQLSTATE LIKE '42%' OR SQLSTATE IN ('2BP01', '0A000', '3F000', '55000')) THEN
                    PERFORM pggit._refuse_merged(concat_ws(E'\n', said, nullif(said_more, '')), changes);
                ELSE
                    RAISE;
                END IF;
        END;
    END LOOP;
END
$function$;
