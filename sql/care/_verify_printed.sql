-- pggit._verify_printed: notes of how an object was printed that are not as they were
-- written. Nothing of the history is lost with one: what is made says the same in other words.
CREATE OR REPLACE FUNCTION pggit._verify_printed()
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT DISTINCT 'warning', 'printed_corrupt', coalesce(encode(p.blob_id, 'hex'), 'pggit.printed'),
           'A note of how this object was printed is not as it was written; no plan relies on it.'
    FROM pggit.printed AS p
    WHERE p.digest IS DISTINCT FROM pggit._printed_digest(p.blob_id, p.texts, p.place)
$function$;
