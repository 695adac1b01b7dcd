-- pggit._capture_changes: the live schema as the tree of the last capture
-- (store/capture.sql), the blobs that it has no longer, and the objects that it has
-- instead. base_tree is NULL where that is not known, and all has to be read.
--
-- What is sought are the units that have changed. Each row of the catalogs that has come
-- since (by its xmin) is about one; where one has gone and none has come instead, the
-- number of old rows tells. What a unit's definition shows besides are names of others:
-- what depends on a unit that has changed is read too, and what depends on that where
-- its own names have changed. What everything can name (schemas, extensions, roles,
-- operators, what initdb made ...) is no unit; where that has changed all is read.
--
-- stored_trees  what it will be compared with: where one has other blobs than the tree
--          of the capture, they are read too, for where they stand
-- for_commit  whether old_rows is asked for
-- Result   units: what has been read; old_rows of each, horizon and circular: what the
--          next capture has to know (store/captured.sql). state: of the catalogs before they were
--          read, as _catalogs_since() says it
-- Race     As in catalog/_capture.sql.
CREATE OR REPLACE FUNCTION pggit._capture_changes(
        stored_trees bytea[], for_commit boolean, OUT base_tree bytea, OUT left_ids bytea[], OUT entries pggit.entry[],
        OUT entry_units oid[], OUT units oid[], OUT old_rows bigint[], OUT horizon xid8, OUT circular oid[], OUT state text)
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    attempts constant integer := 10;
    fixed_snapshot constant boolean :=
        current_setting('transaction_isolation') IN ('repeatable read', 'serializable');
    base pggit.capture;
    snapshot pg_snapshot;
    look record;
    changed oid[];
    -- From there on it is as quick to read all.
    most bigint;
    seen record;
BEGIN
    FOR attempt IN 1 .. attempts LOOP
        snapshot := pg_current_snapshot();
        horizon := pg_snapshot_xmin(snapshot);
        SELECT c.* INTO base
        FROM pggit.capture AS c
        WHERE c.digest = pggit._capture_digest(c) AND c.server = pggit._capture_server() AND c.state = pggit._others_state()
          -- So far it is known which of two transactions is the older.
          AND pg_snapshot_xmin(snapshot)::text::bigint - c.horizon::text::bigint < 1000000000
          AND EXISTS (SELECT FROM pggit.tree AS t WHERE t.id = c.tree_id);
        EXIT WHEN NOT FOUND;
        look := pggit._catalog_look(base.horizon);
        state := concat(base.horizon, ': ', concat_ws(' ', look.old_rows + look.old_others, look.new_state, base.state));
        most := (SELECT 100 + count(*) / 10 FROM pggit.captured AS c);
        EXIT WHEN look.new_others > 0 OR look.old_others <> base.others OR cardinality(look.new_objids) > 100 * most;
        circular := ARRAY(SELECT v.oid FROM pggit._circular_view AS v ORDER BY v.oid);
        changed := pggit._changed_units(base, look, circular, stored_trees);
        EXIT WHEN cardinality(changed) > most;
        seen := pggit._read_units(changed, most, CASE WHEN for_commit THEN horizon END);
        units := seen.units;
        old_rows := seen.old_rows;
        entries := seen.entries;
        entry_units := seen.entry_units;
        EXIT WHEN units IS NULL;
        left_ids := ARRAY(SELECT b.id FROM pggit.captured AS c CROSS JOIN LATERAL unnest(c.blob_ids) AS b (id)
                          WHERE c.unit = ANY (units));
        IF fixed_snapshot THEN
            EXIT WHEN seen.failure IS NOT NULL OR pggit._others_committed() AND pggit._snapshot_is_stale();
            base_tree := base.tree_id;
            EXIT;
        END IF;
        -- A snapshot taken on a standby does not list the transactions at work.
        IF seen.failure IS NULL
           AND (pg_current_snapshot()::text = snapshot::text AND NOT pg_is_in_recovery()
                OR pggit._catalog_look(base.horizon) = look AND base.state = pggit._others_state()
                   AND EXISTS (SELECT FROM pggit.capture AS c WHERE c.tree_id = base.tree_id AND c.horizon = base.horizon)) THEN
            base_tree := base.tree_id;
            EXIT;
        END IF;
    END LOOP;
END
$function$;
