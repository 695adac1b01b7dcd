-- pggit._move_working_tree: turn the live schema into a stored tree, as the caller
-- and in his transaction, and prove it.
--
-- Errors   GT008, GT009, GT010; whatever PostgreSQL says to a statement.
CREATE OR REPLACE FUNCTION pggit._move_working_tree(target_tree bytea, allow_data_loss boolean)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM pggit._run(ARRAY(SELECT s FROM pggit._steps_to(target_tree) AS s), allow_data_loss);
    PERFORM pggit._require_tree(target_tree);
END
$function$;
