-- pggit._simple_change: a change made of statements that have all one hazard, and of
-- nothing that could be lost.
CREATE OR REPLACE FUNCTION pggit._simple_change(statements text[], hazard text DEFAULT NULL, breaks boolean DEFAULT false)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ROW(s.list, array_fill(hazard, ARRAY[cardinality(s.list)]),
               array_fill(NULL::jsonb, ARRAY[cardinality(s.list)]), breaks)::pggit.change
    FROM (SELECT array_remove(statements, NULL) AS list) AS s
$function$;
