-- pggit._pattern_of: the regular expression that this text alone matches.
CREATE OR REPLACE FUNCTION pggit._pattern_of(literal text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT regexp_replace(literal, '([][\\.*+?^$(){}|])', '\\\1', 'g')
$function$;
