-- pggit._others_committed: has any transaction committed that this
-- transaction's snapshot does not see?
--
-- For REPEATABLE READ and SERIALIZABLE, where two looks at the catalogs always
-- agree while the deparse functions (pg_get_viewdef() and its kin) already read
-- newer rows. A transaction that only wrote data counts too: nobody can tell
-- from outside what it wrote. Transaction ids at or above the snapshot's xmax
-- are asked one by one until the first that was not handed out yet, for which
-- pg_xact_status() raises 22023.
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
