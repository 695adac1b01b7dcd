-- pggit._is_long: whether so many objects are to be planned for that it is worth while
-- to leave out first what no plan can concern (_narrowed).
CREATE OR REPLACE FUNCTION pggit._is_long(objects integer)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT objects >= 2000
$function$;
