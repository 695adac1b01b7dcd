-- pggit._steps_from: the plan that turns the live schema into a stored tree.
--
-- seen     the look at it, the tree among those that it is to be compared with
-- Errors   GT009; GT010 when the live schema holds what cannot be tracked.
CREATE OR REPLACE FUNCTION pggit._steps_from(seen pggit.look, target_tree bytea)
    RETURNS pggit.step[]
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    live pggit.entry[] := seen.live;
    near record;
    target pggit.entry[];
BEGIN
    IF live IS NULL THEN
        near := pggit._near_sides(seen, target_tree);
        live := near.live;
        target := near.target;
    END IF;
    RETURN ARRAY(SELECT s FROM pggit._plan(
        coalesce(live, pggit._revision_entries('WORKING', ARRAY[target_tree])),
        coalesce(target, ARRAY(SELECT e FROM pggit._tree_entries(target_tree) AS e))) AS s);
END
$function$;
