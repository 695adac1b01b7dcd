-- pggit._move_working_tree: turn the live schema into a stored tree, as the caller
-- and in his transaction, and prove it.
--
-- Errors   GT008, GT009, GT010; whatever PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit._move_working_tree(target_tree bytea, allow_data_loss boolean)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    attempts constant integer := 3;
BEGIN
    FOR attempt IN 1 .. attempts LOOP
        PERFORM pggit._run(ARRAY(SELECT s FROM pggit._steps_to(target_tree) AS s), allow_data_loss);
        BEGIN
            PERFORM pggit._require_tree(target_tree);
            EXIT;
        EXCEPTION
            -- What still differs is planned from what is there now (see checkout.sql).
            WHEN SQLSTATE 'GT010' THEN
                IF attempt = attempts THEN
                    RAISE;
                END IF;
        END;
    END LOOP;
END
$function$;
