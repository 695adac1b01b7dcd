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
        RAISE EXCEPTION 'history is damaged: % of % blobs are missing',
                cardinality(blob_ids) - found_count, cardinality(blob_ids)
            USING ERRCODE = 'GT009', HINT = 'pggit.verify() lists what is damaged.';
    END IF;
END
$function$;
