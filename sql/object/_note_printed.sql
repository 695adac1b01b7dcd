-- pggit._note_printed: remember how PostgreSQL prints what is committed, where the
-- content does not say (store/printed.sql).
--
-- ids, entries   side by side, of the live schema; what has no id is left out
-- Race     The deparser reads past the snapshot, as in catalog/_capture.sql: what is noted of
--          an object that another session has changed since does not settle to what is
--          committed, and is of no use; where the object is gone, nothing is noted.
CREATE OR REPLACE FUNCTION pggit._note_printed(ids bytea[], entries pggit.entry[])
    RETURNS void
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
    -- As the definitions were captured (catalog/_capture_once.sql).
    SET quote_all_identifiers = off
    SET standard_conforming_strings = on
    SET "TimeZone" = 'UTC'
    SET "DateStyle" = 'ISO, MDY'
    SET "IntervalStyle" = 'postgres'
    SET extra_float_digits = 3
    SET bytea_output = 'hex'
    SET xmlbinary = 'base64'
    SET lc_monetary = 'C'
AS $function$
DECLARE
    -- What settled texts can have that others have not.
    settled_pattern constant text := $$\)::text[],]|\) AND |\) OR |'-[0-9.]+'::|ON \(true\)|\( VALUES |EXTRACT|ROW\(|::[^,;]* AS $$;
BEGIN
    WITH noted AS MATERIALIZED (
        SELECT e.id, CASE WHEN e.kind = 'grant' THEN e.objsubid END AS place,
               CASE WHEN e.objid IS NOT NULL AND e.content ~ settled_pattern
                    THEN pggit._unsettled_texts(e.classid, e.objid, e.objsubid) END AS texts
        FROM unnest(ids, entries) AS e (id, kind, identity, content, blocker, classid, objid, objsubid)
        WHERE e.id IS NOT NULL
    ), settled AS (
        DELETE FROM pggit.printed AS p USING noted AS n
        WHERE p.blob_id = n.id AND n.texts IS NULL AND n.place IS NULL
    )
    INSERT INTO pggit.printed AS p (blob_id, texts, place, digest)
    SELECT n.id, n.texts, n.place, pggit._printed_digest(n.id, n.texts, n.place) FROM noted AS n
    WHERE n.texts IS NOT NULL OR n.place IS NOT NULL
    ON CONFLICT (blob_id) DO UPDATE
        SET texts = excluded.texts, place = excluded.place, digest = excluded.digest
        WHERE p.digest <> excluded.digest;
EXCEPTION
    -- As in catalog/_capture_once.sql: it went away meanwhile.
    WHEN internal_error OR undefined_table OR undefined_column OR undefined_object OR undefined_function
         OR invalid_parameter_value THEN
        RAISE DEBUG 'what is committed has changed since it was read: %', SQLERRM;
END
$function$;
