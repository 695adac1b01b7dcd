-- pggit._above: the tables that children inherit from and partitions belong to, at
-- every level.
CREATE OR REPLACE FUNCTION pggit._above(atoms pggit.atom[], OUT identity text, OUT ancestor text, OUT is_partition boolean)
    RETURNS SETOF record
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE parent AS MATERIALIZED (
        SELECT a.identity, p.parent, false AS is_partition
        FROM unnest(atoms) AS a CROSS JOIN LATERAL jsonb_array_elements_text(a.facts->'inherits') AS p (parent)
        WHERE a.kind = 'inheritance'
        UNION ALL
        SELECT a.identity, a.facts->>'partition_of', true FROM unnest(atoms) AS a WHERE a.kind = 'partition attachment'
    ), above AS (
        SELECT p.identity, p.parent, p.is_partition FROM parent AS p
        UNION
        SELECT x.identity, p.parent, p.is_partition FROM above AS x JOIN parent AS p ON p.identity = x.parent
    )
    SELECT x.identity, x.parent, x.is_partition FROM above AS x
$function$;
