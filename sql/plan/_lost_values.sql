-- pggit._lost_values: how many values of a column do not survive the way to
-- another type and back; where some cannot go at all, how many cannot.
CREATE OR REPLACE FUNCTION pggit._lost_values(item jsonb)
    RETURNS bigint
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old_type text;
    lost bigint;
BEGIN
    -- Not "IS NOT NULL": of a composite value that asks for each of its attributes.
    SELECT format_type(a.atttypid, a.atttypmod) INTO STRICT old_type
    FROM pg_attribute AS a
    WHERE a.attrelid = (item->>'table')::regclass AND a.attname = item->>'column';
    BEGIN
        EXECUTE format('SELECT count(*) FROM %s WHERE %I IS DISTINCT FROM NULL AND (%s)::text IS DISTINCT FROM %I::text AND (%s)::text IS DISTINCT FROM %I::text',
                       item->>'table', item->>'column',
                       pggit._conversion(item->>'column', old_type, item->>'type', (item->>'retype')::boolean), item->>'column',
                       pggit._round_trip(item->>'column', old_type, item->>'type', (item->>'retype')::boolean), item->>'column')
        INTO lost;
    EXCEPTION
        -- A value that the new type does not have, or types without a way between them.
        WHEN data_exception OR cannot_coerce OR integrity_constraint_violation OR undefined_function OR datatype_mismatch THEN
            EXECUTE format('SELECT count(*) FROM %s WHERE %I IS DISTINCT FROM NULL AND %s IS NOT DISTINCT FROM NULL', item->>'table', item->>'column',
                           pggit._lossy_conversion(item->>'column', item->>'type'))
            INTO lost;
    END;
    RETURN lost;
END
$function$;
