-- pggit._verify_capture: the note of what the last commit saw (store/capture.sql) is not as it
-- was written. Nothing of the history is lost with it: all of the schema is read again.
CREATE OR REPLACE FUNCTION pggit._verify_capture()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT 'warning', 'capture_corrupt', 'pggit.capture',
           'The note of what the last commit saw of the catalogs is not as it was written; pggit.repair() removes it.'
    FROM pggit.capture AS c
    WHERE c.digest IS DISTINCT FROM pggit._capture_digest(c) OR c.units_hash <> pggit._captured_hash()
$function$;
