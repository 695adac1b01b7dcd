-- pggit._standing_views: views that differ and are the same one all the same: both stood at
-- one place in the catalogs of this database, and neither anywhere else.
--
-- PostgreSQL replaces a view only by one whose columns have the types of the old ones
-- (checkViewColumns in commands/view.c), which nothing that is stored tells. What stood at one
-- place has passed that check, unless what it reads has got other types since.
--
-- Result  their identities in new_entries
CREATE OR REPLACE FUNCTION pggit._standing_views(old_entries pggit.entry[], new_entries pggit.entry[])
    RETURNS SETOF text
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH old_view AS MATERIALIZED (
        SELECT e.identity, e.content FROM unnest(old_entries) AS e WHERE e.kind = 'view'
        EXCEPT SELECT e.identity, e.content FROM unnest(new_entries) AS e
    ), new_view AS MATERIALIZED (
        SELECT e.identity, e.content FROM unnest(new_entries) AS e WHERE e.kind = 'view'
        EXCEPT SELECT e.identity, e.content FROM unnest(old_entries) AS e
    ), old_place AS (
        SELECT p.identity, min(p.objid) AS objid
        FROM (SELECT array_agg('view'::text) AS kinds, array_agg(v.identity) AS identities FROM old_view AS v) AS d
        CROSS JOIN LATERAL pggit._places(old_entries, d.kinds, d.identities) AS p
        WHERE EXISTS (SELECT FROM new_view)
        GROUP BY p.identity HAVING count(*) = 1
    ), new_place AS (
        SELECT p.identity, min(p.objid) AS objid
        FROM (SELECT array_agg('view'::text) AS kinds, array_agg(v.identity) AS identities FROM new_view AS v) AS d
        CROSS JOIN LATERAL pggit._places(new_entries, d.kinds, d.identities) AS p
        WHERE EXISTS (SELECT FROM old_view)
        GROUP BY p.identity HAVING count(*) = 1
    ), retyped AS MATERIALIZED (
        SELECT o.kind || ' ' || o.identity AS name
        FROM unnest(old_entries) AS o
        JOIN unnest(new_entries) AS n ON n.kind = o.kind AND n.identity = o.identity AND n.content <> o.content
        WHERE o.kind LIKE '% column' AND o.content::jsonb->'type' <> n.content::jsonb->'type'
    )
    SELECT n.identity
    FROM new_place AS n
    JOIN old_place AS o ON o.objid = n.objid
    JOIN new_view AS v ON v.identity = n.identity
    WHERE (v.content::jsonb->'requires' ?| ARRAY(SELECT r.name FROM retyped AS r)) IS NOT TRUE
$function$;
