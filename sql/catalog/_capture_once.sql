-- pggit._capture_once: the objects of the live schema, all of them or those that are
-- parts of the wanted units, as one look at the catalogs gives them (see _capture for
-- what makes that look consistent). units: of which unit each entry is a part.
-- failure: why it could not look to the end; NULL where it could.
--
-- Promise  P03: the text of a definition depends on settings (search_path, time
--          zone, DateStyle, ...); every one that PostgreSQL's deparser or a
--          type's output function reads is pinned here, as pg_dump pins them.
CREATE OR REPLACE FUNCTION pggit._capture_once(
        wanted oid[] DEFAULT NULL, OUT entries pggit.entry[], OUT units oid[], OUT failure text)
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
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
    seen record;
BEGIN
    IF wanted IS NULL THEN
        seen := pggit._capture_all();
    ELSE
        seen := pggit._capture_units(wanted);
    END IF;
    entries := coalesce(seen.entries, '{}');
    units := coalesce(seen.units, '{}');
EXCEPTION
    -- "cache lookup failed" and its kin: an object went away between
    -- the row that names it and the function that describes it.
    -- 22023 is pg_get_expr()'s for a default that refers to a column.
    WHEN internal_error OR undefined_table OR undefined_column OR undefined_object OR undefined_function
         OR invalid_parameter_value THEN
        GET STACKED DIAGNOSTICS failure = MESSAGE_TEXT;
END
$function$;
