-- pggit._verify_blobs: blobs that are not what their ids say, or stand there
-- twice (a unique index can be damaged too: the table itself is read).
CREATE OR REPLACE FUNCTION pggit._verify_blobs("full" boolean)
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
    SELECT 'error', 'blob_corrupt', encode(b.id, 'hex'),
           format('The content recorded for %s %s does not have this id.', b.kind, b.identity)
    FROM pggit.blob AS b
    WHERE "full" AND b.id IS DISTINCT FROM pggit._blob_id(b.kind, b.identity, b.content)
    UNION ALL
    SELECT 'error', 'blob_duplicate', encode(b.id, 'hex'), format('%s rows have this id.', count(*))
    FROM pggit.blob AS b GROUP BY b.id HAVING count(*) > 1
$function$;
