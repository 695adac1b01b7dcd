-- pggit._read_blobs: the blobs with these ids.
--
-- Errors   GT009 when one is missing: a shorter answer would look like a
--          smaller schema.
CREATE OR REPLACE FUNCTION pggit._read_blobs(blob_ids bytea[])
    RETURNS SETOF pggit.blob
    LANGUAGE plpgsql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    found_count bigint;
BEGIN
    RETURN QUERY SELECT b.* FROM pggit.blob AS b WHERE b.id = ANY (blob_ids);
    GET DIAGNOSTICS found_count = ROW_COUNT;
    IF found_count <> cardinality(blob_ids) THEN
        RAISE EXCEPTION 'history is damaged: % blobs were looked for, and % are there',
                cardinality(blob_ids), found_count
            USING ERRCODE = 'GT009',
                  DETAIL = coalesce((SELECT format('Blob %s is missing.', encode(x.id, 'hex'))
                                     FROM (SELECT unnest(blob_ids) EXCEPT SELECT b.id FROM pggit.blob AS b
                                           WHERE b.id = ANY (blob_ids)) AS x (id) ORDER BY x.id LIMIT 1),
                                    'A blob is there more than once.'),
                  HINT = 'pggit.verify() lists what is damaged.';
    END IF;
END
$function$;
