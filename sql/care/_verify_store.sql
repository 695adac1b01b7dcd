-- pggit._verify_store: all checks of the store, in no order.
--
-- A page or a value that PostgreSQL cannot read ends the check that meets it.
-- The others still run, and what cannot be read is then looked for row by row:
-- a sound store pays nothing for it.
CREATE OR REPLACE FUNCTION pggit._verify_store("full" boolean)
    RETURNS TABLE (severity text, problem text, object_id text, detail text)
    LANGUAGE plpgsql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    part text;
    failure text;
BEGIN
    FOREACH part IN ARRAY ARRAY['blobs', 'trees', 'commits', 'tags', 'refs', 'reflog', 'addresses', 'printed', 'capture', 'indexes'] LOOP
        BEGIN
            CASE part
                WHEN 'blobs' THEN RETURN QUERY SELECT * FROM pggit._verify_blobs("full");
                WHEN 'trees' THEN RETURN QUERY SELECT * FROM pggit._verify_trees();
                WHEN 'commits' THEN RETURN QUERY SELECT * FROM pggit._verify_commits();
                WHEN 'tags' THEN RETURN QUERY SELECT * FROM pggit._verify_tags();
                WHEN 'refs' THEN RETURN QUERY SELECT * FROM pggit._verify_refs();
                WHEN 'reflog' THEN RETURN QUERY SELECT * FROM pggit._verify_reflog();
                WHEN 'addresses' THEN RETURN QUERY SELECT * FROM pggit._verify_addresses();
                WHEN 'printed' THEN RETURN QUERY SELECT * FROM pggit._verify_printed();
                WHEN 'capture' THEN RETURN QUERY SELECT * FROM pggit._verify_capture();
                WHEN 'indexes' THEN RETURN QUERY SELECT * FROM pggit._verify_indexes();
            END CASE;
        EXCEPTION
            -- internal_error: a length that no value can have.
            WHEN data_corrupted OR index_corrupted OR internal_error OR io_error OR undefined_file THEN
                failure := format('%s (while checking %s)', SQLERRM, part);
        END;
    END LOOP;
    IF failure IS NOT NULL THEN
        RETURN QUERY SELECT * FROM pggit._verify_readable();
        IF NOT FOUND THEN
            RAISE EXCEPTION 'history is damaged: the store cannot be checked'
                USING ERRCODE = 'GT009', DETAIL = failure, HINT = 'pg_amcheck may tell more.';
        END IF;
    END IF;
END
$function$;
