-- pggit._value_or_null: a value in another type, or NULL where that type has no
-- such value: what a column is filled with when its values may be lost.
--
-- type     the name of the type, with its modifier; example says which it is
CREATE OR REPLACE FUNCTION pggit._value_or_null(value text, type text, example anyelement)
    RETURNS anyelement
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- As a column: a composite value would be taken apart.
    result record;
BEGIN
    EXECUTE format('SELECT $1::%s AS converted', type) INTO result USING value;
    RETURN result.converted;
EXCEPTION
    WHEN data_exception OR check_violation OR not_null_violation THEN
        RETURN NULL;
END
$function$;
