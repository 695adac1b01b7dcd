-- pggit._round_trip: the expression that takes a column's values to another type
-- and back again.
CREATE OR REPLACE FUNCTION pggit._round_trip(column_name text, old_type text, new_type text, retype boolean)
    RETURNS text
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN pggit._conversion(column_name, old_type, new_type, retype) ~ '::text(\[\])?::'
                THEN format('(%s)::text::%s', pggit._conversion(column_name, old_type, new_type, retype), old_type)
                ELSE format('(%s)::%s', pggit._conversion(column_name, old_type, new_type, retype), old_type) END
$function$;
