-- pggit._named_units: the units of the live schema, as the last commit saw it
-- (store/captured.sql), that stored objects are parts of or name.
--
-- What is named without being an object of its own (a view's column, a key's index) is not
-- found by it; the thing that it belongs to is, where a definition says so as well.
CREATE OR REPLACE FUNCTION pggit._named_units(stored pggit.blob[])
    RETURNS oid[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    named text[];
    ids bytea[];
BEGIN
    named := ARRAY(
        WITH object AS (
            SELECT s.kind, s.identity, s.content::jsonb AS facts FROM unnest(stored) AS s
        ), said AS (
            SELECT o.identity AS name FROM object AS o
            UNION SELECT x.name FROM object AS o CROSS JOIN LATERAL unnest(ARRAY[
                o.facts->>'table', o.facts->>'domain', o.facts->>'identity', o.facts->>'references', o.facts->>'partition_of',
                o.facts->>'of_type', o.facts->>'attach_to', o.facts->>'copy_of', o.facts->>'owned_by'
            ] || pggit._text_array(o.facts->'requires') || pggit._text_array(o.facts->'default_requires')
              || pggit._text_array(o.facts->'inherits')) AS x (name)
            WHERE x.name IS NOT NULL
        )
        -- "table column public.t.a": the words before an identity are few, and whatever else is no identity.
        SELECT DISTINCT substr(s.name, x.first)
        FROM said AS s
        CROSS JOIN LATERAL (
            SELECT 1 AS first
            UNION ALL SELECT i + 1 FROM generate_series(1, least(length(s.name), 40)) AS i WHERE substr(s.name, i, 1) = ' ') AS x);
    ids := ARRAY(SELECT b.id FROM pggit.blob AS b WHERE b.identity = ANY (named));
    RETURN ARRAY(
        SELECT c.unit FROM pggit.captured AS c CROSS JOIN LATERAL unnest(c.blob_ids) AS b (id)
        JOIN unnest(ids) AS i (id) ON i.id = b.id GROUP BY c.unit);
END
$function$;
