-- pggit._read_blobs: the blobs with these ids, each checked against its id.
--
-- Errors   GT009 when one is missing (a shorter answer would look like a smaller
--          schema), stands there twice, or was changed.
CREATE OR REPLACE FUNCTION pggit._read_blobs(blob_ids bytea[])
    RETURNS SETOF pggit.blob
    LANGUAGE plpgsql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    damage text;
BEGIN
    -- The id is that of _blob_id(), written out: a call for each blob would take
    -- longer than the reading.
    SELECT format(CASE WHEN count(b.id) = 0 THEN 'blob %s is missing'
                       WHEN count(b.id) > 1 THEN 'blob %s is there more than once'
                       ELSE 'blob %s was changed' END, encode(w.id, 'hex'))
    INTO damage
    FROM unnest(blob_ids) AS w (id)
    LEFT JOIN pggit.blob AS b ON b.id = w.id
    GROUP BY w.id
    HAVING count(b.id) <> 1
        OR bool_or(b.id <> sha256('\x626c6f6200'::bytea || convert_to(b.kind, 'UTF8') || '\x00'::bytea
                                  || convert_to(b.identity, 'UTF8') || '\x00'::bytea || convert_to(b.content, 'UTF8')))
    ORDER BY w.id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'history is damaged: %', damage
            USING ERRCODE = 'GT009', DETAIL = 'A tree lists it.', HINT = 'pggit.verify() lists what is damaged.';
    END IF;
    RETURN QUERY SELECT b.* FROM pggit.blob AS b WHERE b.id = ANY (blob_ids);
END
$function$;
