-- pggit._subscription_row: the subscriptions of this database, each with what this
-- role may read of it. Only a superuser reads the connection string, and which
-- columns there are depends on the version.
CREATE OR REPLACE FUNCTION pggit._subscription_row()
    RETURNS TABLE (subscription oid, fields jsonb)
    LANGUAGE plpgsql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    here constant oid := (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database());
BEGIN
    IF NOT EXISTS (SELECT FROM pg_subscription AS s WHERE s.subdbid = here) THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE (
        SELECT format('SELECT s.oid, to_jsonb(s) FROM (SELECT %s FROM pg_subscription WHERE subdbid = $1) AS s',
                      string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum))
        FROM pg_attribute AS a
        WHERE a.attrelid = 'pg_subscription'::regclass AND (a.attnum > 0 OR a.attname = 'oid') AND NOT a.attisdropped
          AND has_column_privilege(a.attrelid, a.attnum, 'SELECT')) USING here;
END
$function$;
