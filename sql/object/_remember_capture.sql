-- pggit._remember_capture: keep what a commit has seen (store/capture.sql), for the next
-- look. tree_id is not known yet: the commit sets it.
--
-- units, old_rows, horizon, circular  as _capture_changes() gives them; a unit without
--           blobs is forgotten
-- blob_ids, blob_units  the blobs that have been read, and of which unit each is a part
-- others, state  NULL where only some units have been read, and the rest is as it was
CREATE OR REPLACE FUNCTION pggit._remember_capture(
        units oid[], old_rows bigint[], blob_ids bytea[], blob_units oid[], the_horizon xid8, the_circular oid[],
        the_others bigint DEFAULT NULL, the_state text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    forgotten numeric := 0;
BEGIN
    -- What is no part of anything could not be read again by itself.
    IF EXISTS (SELECT FROM unnest(blob_ids, blob_units) AS b (id, unit) WHERE b.id IS NOT NULL AND b.unit IS NULL) THEN
        DELETE FROM pggit.capture;
        RETURN;
    END IF;
    IF the_others IS NULL THEN
        forgotten := pggit._captured_hash(units);
        DELETE FROM pggit.captured AS c WHERE c.unit = ANY (units);
        UPDATE pggit.capture AS c SET tree_id = NULL, horizon = the_horizon, circular = the_circular, digest = NULL;
    ELSE
        DELETE FROM pggit.captured;
        DELETE FROM pggit.capture;
        INSERT INTO pggit.capture (horizon, others, state, server, circular, units_hash)
        VALUES (the_horizon, the_others, the_state, pggit._capture_server(), the_circular, 0);
    END IF;
    INSERT INTO pggit.captured (unit, old_rows, blob_ids)
    SELECT coalesce(u.unit, b.unit), CASE WHEN u.unit IS NULL THEN 0 ELSE u.old_rows END, coalesce(b.ids, '{}')
    FROM unnest(units, old_rows) AS u (unit, old_rows)
    FULL JOIN (SELECT x.unit, array_agg(x.id) AS ids FROM unnest(blob_ids, blob_units) AS x (id, unit)
               WHERE x.id IS NOT NULL GROUP BY x.unit) AS b
           ON b.unit = u.unit
    WHERE b.unit IS NOT NULL OR u.old_rows IS DISTINCT FROM 0;
    UPDATE pggit.capture AS c
    SET units_hash = c.units_hash - forgotten + pggit._captured_hash(CASE WHEN the_others IS NULL THEN units END);
END
$function$;
