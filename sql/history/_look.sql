-- pggit._look: the live schema, as far as it can differ from a stored tree: all of it, or
-- in a large schema what has changed since the last commit saw it.
--
-- stored_ids  the blobs of the tree that the live schema has or has not: among them all
--          that it has not
-- ids, entries  the objects of the live schema that have a blob of the tree or not: among
--          them all that have not
-- for_commit  keep what has been seen for the next look (store/capture.sql)
-- Errors   GT009 when the stored tree is damaged, 40001 as _capture().
CREATE OR REPLACE FUNCTION pggit._look(
        stored_tree bytea, for_commit boolean, OUT stored_ids bytea[], OUT ids bytea[], OUT entries pggit.entry[])
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- What is ignored is in no commit: such a schema is read as a whole.
    is_large constant boolean := NOT EXISTS (SELECT FROM pggit.pattern) AND pggit._is_large();
    changes record;
    seen record;
    horizon xid8;
    units oid[];
    old_rows bigint[];
    catalogs record;
    others bigint;
    state text;
    entry_units oid[];
BEGIN
    IF is_large THEN
        SELECT c.* INTO changes FROM pggit._capture_changes(ARRAY[stored_tree], for_commit) AS c;
        IF changes.base_tree IS NOT NULL THEN
            entries := changes.entries;
            ids := pggit._blob_ids(entries);
            stored_ids := (pggit._differing_ids(stored_tree, changes.base_tree, changes.left_ids, ids)).candidates;
            IF for_commit THEN
                PERFORM pggit._remember_capture(changes.units, changes.old_rows, ids, changes.entry_units,
                                                changes.horizon, changes.circular);
            END IF;
            RETURN;
        END IF;
    END IF;

    stored_ids := pggit._tree_blobs(stored_tree);
    IF is_large AND for_commit THEN
        -- Before the look: what goes meanwhile is missed the next time, what comes is new then.
        horizon := pg_snapshot_xmin(pg_current_snapshot());
        catalogs := pggit._catalog_look(horizon);
        -- What is no unit could go unseen if it is not older than the horizon.
        others := CASE WHEN catalogs.new_others = 0 THEN catalogs.old_others END;
        state := pggit._others_state();
        SELECT array_agg(c.unit), array_agg(CASE WHEN c.new_rows = 0 THEN c.old_rows END)
        INTO units, old_rows FROM pggit._unit_counts(horizon) AS c;
    END IF;
    seen := pggit._capture();
    -- What is taken out leaves the units without their entries: they are noted only where nothing is.
    entries := pggit._without_ignored(seen.entries, ARRAY[stored_tree]);
    entry_units := seen.units;
    ids := pggit._blob_ids(entries);
    IF for_commit THEN
        IF others IS NOT NULL THEN
            PERFORM pggit._remember_capture(units, old_rows, ids, entry_units, horizon,
                                            ARRAY(SELECT v.oid FROM pggit._circular_view AS v ORDER BY v.oid), others, state);
        ELSE
            DELETE FROM pggit.capture;
        END IF;
    END IF;
END
$function$;
