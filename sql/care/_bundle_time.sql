-- pggit._bundle_time: a time of a bundle: seconds since 1970, with six decimals.
--
-- Errors   22007 for anything else.
CREATE OR REPLACE FUNCTION pggit._bundle_time(seconds text)
    RETURNS timestamptz
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    -- Microseconds: a double holds each of them exactly, seconds with a fraction it does not.
    microseconds constant bigint := CASE WHEN seconds ~ '^-?[0-9]{1,12}\.[0-9]{6}$' THEN replace(seconds, '.', '') END;
    moment constant timestamptz := '1970-01-01 00:00:00+00'::timestamptz + microseconds * interval '1 microsecond';
BEGIN
    IF extract(epoch FROM moment)::text IS DISTINCT FROM seconds THEN
        RAISE EXCEPTION '% is not a time', quote_literal(left(seconds, 300)) USING ERRCODE = 'invalid_datetime_format';
    END IF;
    RETURN moment;
END
$function$;
