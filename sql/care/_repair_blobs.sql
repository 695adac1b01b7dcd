-- pggit._repair_blobs: definitions that are missing or changed, from the live
-- schema where an object has the very id, and from rows that stand under another
-- id than their own.
CREATE OR REPLACE FUNCTION pggit._repair_blobs()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
    -- From the tables: an index may be what is damaged.
    SET enable_indexscan = off
    SET enable_indexonlyscan = off
    SET enable_bitmapscan = off
AS $function$
DECLARE
    wanted bytea[];
    blob_row record;
BEGIN
    -- Wanted: what trees list and no row has.
    wanted := ARRAY(
        SELECT DISTINCT x.id FROM pggit.tree AS t CROSS JOIN LATERAL unnest(t.blobs) AS x (id)
        WHERE NOT EXISTS (SELECT FROM pggit.blob AS b
                          WHERE b.id = x.id AND b.id = pggit._blob_id(b.kind, b.identity, b.content)));
    IF cardinality(wanted) = 0 THEN
        RETURN;
    END IF;
    action := 'restored';
    FOR blob_row IN
        SELECT DISTINCT ON (s.id) s.id, s.kind, s.identity, s.content, s.detail
        FROM (SELECT b.id, b.kind, b.identity, b.content, 'It stood under another id.' AS detail
              FROM (SELECT pggit._blob_id(b.kind, b.identity, b.content) AS id, b.kind, b.identity, b.content
                    FROM pggit.blob AS b) AS b
              UNION ALL
              SELECT w.blob_id, w.kind, w.identity, w.content, 'The live schema has this object as it was.'
              FROM pggit._working() AS w) AS s
        WHERE s.id = ANY (wanted)
        ORDER BY s.id
    LOOP
        DELETE FROM pggit.blob AS b WHERE b.id = blob_row.id;
        DELETE FROM pggit.blob AS b
        WHERE pggit._blob_id(b.kind, b.identity, b.content) = blob_row.id;
        INSERT INTO pggit.blob (id, kind, identity, content)
        VALUES (blob_row.id, blob_row.kind, blob_row.identity, blob_row.content);
        object_id := encode(blob_row.id, 'hex');
        detail := blob_row.detail;
        RETURN NEXT;
    END LOOP;
END
$function$;
