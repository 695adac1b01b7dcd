-- pggit._with_columns_in_order: these objects, each column order naming the columns
-- that are among them and no other. A column that came back stands at the end: to put
-- it where it was would mean a new table, for a place that restore('column order')
-- can give back.
--
-- live  the objects as they are now, for the order of columns that are not named yet
CREATE OR REPLACE FUNCTION pggit._with_columns_in_order(entries pggit.entry[], live pggit.entry[])
    RETURNS pggit.entry[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH object AS MATERIALIZED (
        SELECT e.kind, e.identity, e.content::jsonb AS facts FROM unnest(entries) AS e
        WHERE e.kind IN ('table column', 'foreign table column', 'column order')
    ), seat AS (
        SELECT e.identity, c.name, c.n
        FROM unnest(live) AS e CROSS JOIN LATERAL jsonb_array_elements_text(e.content::jsonb->'columns') WITH ORDINALITY AS c (name, n)
        WHERE e.kind = 'column order'
    ), ordered AS MATERIALIZED (
        SELECT o.identity, o.facts AS old_facts,
               o.facts || jsonb_build_object('columns', coalesce((
                   SELECT jsonb_agg(c.facts->>'name' ORDER BY w.n, s.n, c.facts->>'name')
                   FROM object AS c
                   LEFT JOIN jsonb_array_elements_text(o.facts->'columns') WITH ORDINALITY AS w (name, n) ON w.name = c.facts->>'name'
                   LEFT JOIN seat AS s ON s.identity = o.identity AND s.name = c.facts->>'name'
                   WHERE c.kind <> 'column order' AND c.facts->>'table' = o.identity), '[]')) AS facts
        FROM object AS o WHERE o.kind = 'column order'
    )
    SELECT ARRAY(
        SELECT CASE WHEN o.facts IS DISTINCT FROM o.old_facts
                    THEN ROW(e.kind, e.identity, o.facts::text, e.blocker, e.classid, e.objid, e.objsubid)::pggit.entry
                    ELSE e END
        FROM unnest(entries) AS e
        LEFT JOIN ordered AS o ON e.kind = 'column order' AND o.identity = e.identity)
$function$;
