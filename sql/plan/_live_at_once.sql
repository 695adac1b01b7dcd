-- pggit._live_at_once: one look at the live schema for all that one call asks of it: what is
-- not committed, and the plan. Of a large schema only what has changed is read.
--
-- trees    what it will be compared with; what these hold is seen though it is ignored
-- Errors   as of _revision_entries().
CREATE OR REPLACE FUNCTION pggit._live_at_once(trees bytea[])
    RETURNS pggit.look
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    changes record;
    state text;
BEGIN
    -- What is ignored is in no commit: such a schema is read as a whole.
    IF pggit._is_large() AND NOT EXISTS (SELECT FROM pggit.pattern) THEN
        changes := pggit._capture_changes(trees, false);
        IF changes.base_tree IS NOT NULL THEN
            RETURN ROW(NULL, changes.base_tree, changes.left_ids, changes.entries, changes.entry_units, changes.state)::pggit.look;
        END IF;
    END IF;
    state := pggit._catalogs_since(pg_snapshot_xmin(pg_current_snapshot()));
    RETURN ROW(pggit._revision_entries('WORKING', trees), NULL, NULL, NULL, NULL, state)::pggit.look;
END
$function$;
