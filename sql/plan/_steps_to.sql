-- pggit._steps_to: the plan that turns the live schema into a stored tree.
--
-- Errors   GT009; GT010 when the live schema holds what cannot be tracked.
CREATE OR REPLACE FUNCTION pggit._steps_to(target_tree bytea)
    RETURNS SETOF pggit.step
    LANGUAGE sql VOLATILE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
    SELECT s.* FROM unnest(pggit._steps_from(pggit._live_at_once(ARRAY[target_tree]), target_tree)) AS s
$function$;
