-- pggit._renamed_units: those of the units that have other objects, by kind and
-- identity, than the capture has: what shows their names has changed as well.
CREATE OR REPLACE FUNCTION pggit._renamed_units(units oid[], entries pggit.entry[], entry_units oid[])
    RETURNS oid[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH was AS MATERIALIZED (
        SELECT c.unit, b.kind, b.identity
        FROM pggit.captured AS c
        CROSS JOIN LATERAL unnest(c.blob_ids) AS i (id)
        JOIN pggit.blob AS b ON b.id = i.id
        WHERE c.unit = ANY (units)
    ), "is" AS MATERIALIZED (
        SELECT e.unit, e.kind, e.identity
        FROM unnest(entries, entry_units) AS e (kind, identity, content, blocker, classid, objid, objsubid, unit)
        WHERE e.unit IS NOT NULL
    )
    SELECT ARRAY(
        SELECT d.unit FROM (SELECT * FROM was EXCEPT SELECT * FROM "is") AS d
        UNION SELECT d.unit FROM (SELECT * FROM "is" EXCEPT SELECT * FROM was) AS d)
$function$;
