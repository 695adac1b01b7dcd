-- pggit._steps_to_entries: the plan that turns the live schema into these objects.
-- As _steps_to(), for what no tree holds.
CREATE OR REPLACE FUNCTION pggit._steps_to_entries(wanted pggit.entry[], tree_id bytea)
    RETURNS SETOF pggit.step
    LANGUAGE sql VOLATILE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
    SELECT s.* FROM pggit._plan(pggit._revision_entries('WORKING', ARRAY[tree_id]), wanted) AS s
$function$;
