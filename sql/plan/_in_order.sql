-- pggit._in_order: parts in an order in which each comes after what it requires.
--
-- Inside a wave (plan/_waves.sql) the order is by rank and name, so that the same
-- schema always gives the same script. The thousands of a rank are a stage of
-- the script: what is in it comes after all of the stages before.
-- Errors   GT010 when parts require one another in a circle.
CREATE OR REPLACE FUNCTION pggit._in_order(parts pggit.part[])
    RETURNS SETOF pggit.part
    LANGUAGE plpgsql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    waves constant integer[] := pggit._waves(parts);
BEGIN
    IF array_position(waves, NULL) IS NOT NULL THEN
        RAISE EXCEPTION 'these objects need one another in a circle'
            USING ERRCODE = 'GT010',
                  DETAIL = (SELECT string_agg(p.name, E'\n' ORDER BY p.name COLLATE "C")
                            FROM unnest(parts) WITH ORDINALITY AS p (name, provides, requires, rank, statements, n)
                            JOIN unnest(waves) WITH ORDINALITY AS w (wave, n) ON w.n = p.n
                            WHERE w.wave IS NULL);
    END IF;
    RETURN QUERY
    SELECT p.name, p.provides, p.requires, p.rank, p.statements
    FROM unnest(parts) WITH ORDINALITY AS p (name, provides, requires, rank, statements, n)
    JOIN unnest(waves) WITH ORDINALITY AS w (wave, n) ON w.n = p.n
    ORDER BY p.rank / 1000, w.wave, p.rank, p.name COLLATE "C";
END
$function$;
