-- pggit._in_printed_order: parts in an order that works, as _in_order(), that make what
-- was printed when it was committed (_as_printed), if there is such an order: nobody
-- knows whether grants that were seen at different times can follow one another.
--
-- entries   the objects as they are to be
-- Errors    GT010 when parts require one another in a circle.
CREATE OR REPLACE FUNCTION pggit._in_printed_order(parts pggit.part[], entries pggit.entry[])
    RETURNS SETOF pggit.part
    LANGUAGE plpgsql STABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    printed constant pggit.part[] := pggit._as_printed(parts, entries);
BEGIN
    RETURN QUERY
    SELECT o.*
    FROM pggit._in_order(CASE WHEN printed <> parts AND array_position(pggit._waves(printed), NULL) IS NULL THEN printed ELSE parts END) AS o;
END
$function$;
