-- pggit._capture: all objects of the live schema, as they were at one moment.
--
-- Layer    catalog. Reads the system catalogs only.
-- Race     The deparser reads the newest catalog rows, not this statement's
--          snapshot: a rename that commits meanwhile shows through, a drop
--          gives NULL or an internal error. So the catalogs' state is taken
--          before and after, and the look is repeated until both agree; where no
--          transaction at all has ended meanwhile, nobody changed them. In
--          REPEATABLE READ a repetition cannot help: 40001.
-- Result   units: of which unit (_unit_alias) each entry is a part, NULL for those of _uncovered.
-- Errors   40001 when the schema keeps changing, or the snapshot is stale.
CREATE OR REPLACE FUNCTION pggit._capture(OUT entries pggit.entry[], OUT units oid[])
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- Each attempt takes as long as a capture; DDL that leaves no gap of that
    -- length a hundred times over is a reason to retry later, not to spin.
    attempts constant integer := 100;
    fixed_snapshot constant boolean :=
        current_setting('transaction_isolation') IN ('repeatable read', 'serializable');
    snapshot pg_snapshot;
    horizon xid8;
    state_before text;
    seen record;
    failure text;
BEGIN
    FOR attempt IN 1 .. attempts LOOP
        snapshot := pg_current_snapshot();
        horizon := pg_snapshot_xmin(snapshot);
        state_before := pggit._catalog_state(horizon);
        seen := pggit._capture_once();
        entries := seen.entries;
        units := seen.units;
        failure := seen.failure;
        IF fixed_snapshot THEN
            IF NOT (pggit._others_committed() AND pggit._snapshot_is_stale()) THEN
                EXIT WHEN failure IS NULL;
                RAISE EXCEPTION 'cannot read the system catalogs: %', failure
                    USING ERRCODE = 'GT010', DETAIL = 'No other session changed the schema meanwhile.',
                          HINT = 'A catalog may be damaged: see pg_amcheck.';
            END IF;
            RAISE EXCEPTION 'could not serialize access: the schema has changed since the snapshot was taken'
                USING ERRCODE = 'serialization_failure',
                      HINT = 'Retry the transaction, or use READ COMMITTED.';
        END IF;
        -- A snapshot taken on a standby does not list the transactions at work.
        IF pg_current_snapshot()::text = snapshot::text AND NOT pg_is_in_recovery()
           OR pggit._catalog_state(horizon) = state_before THEN
            EXIT WHEN failure IS NULL;
            RAISE EXCEPTION 'cannot read the system catalogs: %', failure
                USING ERRCODE = 'GT010', DETAIL = 'No other session changed the schema meanwhile.',
                      HINT = 'A catalog may be damaged: see pg_amcheck.';
        END IF;
        IF attempt = attempts THEN
            RAISE EXCEPTION 'could not serialize access: the schema changed during each of % looks at it', attempts
                USING ERRCODE = 'serialization_failure', HINT = 'Retry the transaction.';
        END IF;
    END LOOP;
END
$function$;
