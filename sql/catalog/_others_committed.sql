-- pggit._others_committed: has any transaction committed that this
-- transaction's snapshot does not see?
--
-- If none has, the snapshot cannot be stale, and the dear question of
-- _snapshot_is_stale() need not be asked. Transactions of other databases and
-- those that only wrote data count too: nobody can tell from outside what they
-- wrote. Transaction ids at or above the snapshot's xmax are asked one by one
-- until the first that was not handed out yet, for which pg_xact_status()
-- raises 22023.
CREATE OR REPLACE FUNCTION pggit._others_committed()
    RETURNS boolean
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    snapshot constant pg_snapshot := pg_current_snapshot();
    candidate bigint := pg_snapshot_xmax(snapshot)::text::bigint;
BEGIN
    IF EXISTS (SELECT FROM pg_snapshot_xip(snapshot) AS x WHERE pg_xact_status(x) = 'committed') THEN
        RETURN true;
    END IF;
    LOOP
        IF pg_xact_status(candidate::text::xid8) = 'committed' THEN
            RETURN true;
        END IF;
        candidate := candidate + 1;
    END LOOP;
EXCEPTION
    WHEN invalid_parameter_value THEN
        RETURN false;
END
$function$;
