-- pggit._heirs: the tables that inherit from a table, or are its partitions, at any
-- depth; foreign tables too.
CREATE OR REPLACE FUNCTION pggit._heirs(entries pggit.entry[], table_identity text)
    RETURNS SETOF text
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT e.identity AS child, p.parent
        FROM unnest(entries) AS e
        CROSS JOIN LATERAL (SELECT e.content::jsonb AS facts) AS f
        CROSS JOIN LATERAL (
            SELECT f.facts->>'partition_of' AS parent
            UNION ALL
            SELECT i.parent FROM jsonb_array_elements_text(f.facts->'inherits') AS i (parent)
        ) AS p
        WHERE e.kind IN ('table', 'foreign table') AND p.parent IS NOT NULL
          AND (strpos(e.content, '"partition_of"') > 0 OR strpos(e.content, '"inherits"') > 0)
    ), heir AS (
        SELECT l.child FROM link AS l WHERE l.parent = table_identity
        UNION
        SELECT l.child FROM heir AS h JOIN link AS l ON l.parent = h.child
    )
    SELECT h.child FROM heir AS h
$function$;
