-- pggit._read_units: the objects of these units, and of all whose definitions can show
-- what has changed of them (see _capture_changes). units is NULL where more than that
-- have to be read. failure as of _capture_once().
--
-- most     how many units are read at most
-- horizon  for old_rows, which the next capture has to know; NULL where none will
CREATE OR REPLACE FUNCTION pggit._read_units(
        changed oid[], most bigint, horizon xid8, OUT units oid[], OUT old_rows bigint[],
        OUT entries pggit.entry[], OUT entry_units oid[], OUT failure text)
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    followed oid[] := '{}';
    ahead oid[] := changed;
    near record;
    seen record;
BEGIN
    units := changed;
    LOOP
        near := pggit._unit_neighbors(ahead);
        followed := followed || ahead;
        units := ARRAY(SELECT DISTINCT u.unit FROM unnest(units || near.neighbors) AS u (unit) ORDER BY u.unit);
        IF near.is_apart OR cardinality(units) > most THEN
            units := NULL;
            RETURN;
        END IF;
        IF horizon IS NOT NULL THEN
            -- Before the look: what goes between the two is missed the next time.
            old_rows := ARRAY(
                SELECT CASE WHEN n.new_rows > 0 THEN NULL ELSE coalesce(n.old_rows, 0) END
                FROM unnest(units) AS u (unit) LEFT JOIN pggit._unit_counts(horizon, units) AS n ON n.unit = u.unit
                ORDER BY u.unit);
        END IF;
        seen := pggit._capture_once(units);
        entries := seen.entries;
        entry_units := seen.units;
        failure := seen.failure;
        EXIT WHEN failure IS NOT NULL;
        ahead := ARRAY(SELECT r.unit FROM unnest(pggit._renamed_units(units, entries, entry_units)) AS r (unit)
                       WHERE r.unit <> ALL (followed));
        EXIT WHEN cardinality(ahead) = 0;
    END LOOP;
END
$function$;
