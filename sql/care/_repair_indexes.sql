-- pggit._repair_indexes: primary keys that do not lead to what the tables hold.
CREATE OR REPLACE FUNCTION pggit._repair_indexes()
    RETURNS TABLE (action text, object_id text, detail text)
    LANGUAGE plpgsql VOLATILE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    store text;
BEGIN
    action := 'reindexed';
    FOR store IN
        SELECT DISTINCT coalesce(substring(v.detail FROM 'REINDEX TABLE pggit\.([a-z]+) mends it'), '') FROM pggit._verify_indexes() AS v
    LOOP
        EXECUTE format('REINDEX TABLE pggit.%I', store);
        object_id := 'pggit.' || store;
        detail := 'The index was made again from the table.';
        RETURN NEXT;
    END LOOP;
END
$function$;
