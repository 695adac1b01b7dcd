-- pggit._tangled: the names of the parts that wait in a circle, or for one.
CREATE OR REPLACE FUNCTION pggit._tangled(parts pggit.plan_part[])
    RETURNS SETOF text
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT p.name
    FROM unnest(parts) WITH ORDINALITY AS p (name, provides, requires, rank, statements, hazards, losses, n)
    JOIN unnest(pggit._waves(ARRAY(
             SELECT ROW(q.name, q.provides, q.requires, q.rank, q.statements)::pggit.part
             FROM unnest(parts) WITH ORDINALITY AS q (name, provides, requires, rank, statements, hazards, losses, n)
             ORDER BY q.n))) WITH ORDINALITY AS w (wave, n) ON w.n = p.n
    WHERE w.wave IS NULL
$function$;
