-- pggit.ignored: the patterns of pggit.ignore(); a later one has precedence.
CREATE OR REPLACE FUNCTION pggit.ignored()
    RETURNS TABLE (pattern text)
    LANGUAGE sql STABLE ROWS 10 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT p.pattern FROM pggit.pattern AS p ORDER BY p.seq
$function$;
COMMENT ON FUNCTION pggit.ignored() IS
'The patterns of pggit.ignore(), in order: of several that match, the last decides. Column: pattern.';
