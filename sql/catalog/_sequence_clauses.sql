-- pggit._sequence_clauses: the options of a sequence in the order of
-- CREATE SEQUENCE; for an identity column they stand in parentheses and the
-- sequence's name is one of them.
CREATE OR REPLACE FUNCTION pggit._sequence_clauses(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat('SEQUENCE NAME ' || (facts->>'name') || ' ',
                  format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s',
                         facts->>'start', facts->>'increment', facts->>'min', facts->>'max', facts->>'cache',
                         CASE WHEN (facts->>'cycle')::boolean THEN ' CYCLE' ELSE ' NO CYCLE' END))
$function$;
