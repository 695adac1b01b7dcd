-- pggit._live_at_once: the objects of the live schema, for all that one call asks of them.
-- NULL where it is so large that each question is cheaper alone, for it concerns
-- little of it (_working_diff, _near_sides).
--
-- also_tracked  as of _revision_entries()
-- Errors   as of _revision_entries().
CREATE OR REPLACE FUNCTION pggit._live_at_once(also_tracked bytea[])
    RETURNS pggit.entry[]
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    IF pggit._is_large() AND NOT EXISTS (SELECT FROM pggit.pattern) THEN
        RETURN NULL;
    END IF;
    RETURN pggit._revision_entries('WORKING', also_tracked);
END
$function$;
