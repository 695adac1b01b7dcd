-- pggit._lossy_conversion: the expression that turns a column's values into
-- another type's, and those that have no place there into NULL.
CREATE OR REPLACE FUNCTION pggit._lossy_conversion(column_name text, new_type text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('pggit._value_or_null(%1$I::text, %2$L, NULL::%3$s)', column_name, new_type, new_type)
$function$;
