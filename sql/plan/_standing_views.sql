-- pggit._standing_views: views that differ and are the same one all the same: both stood at
-- one place in the catalogs of this database, and neither anywhere else.
--
-- PostgreSQL replaces a view only by one whose columns have the types of the old ones
-- (checkViewColumns in commands/view.c), which nothing that is stored tells. What stood at one
-- place has passed that check, as long as all that it reads was what it is: in a merge, or in
-- what another database has made, a view can read a column of a type of which it never was.
--
-- Result  their identities in new_entries
CREATE OR REPLACE FUNCTION pggit._standing_views(old_entries pggit.entry[], new_entries pggit.entry[])
    RETURNS SETOF text
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH differing AS MATERIALIZED (
        SELECT coalesce(o.identity, n.identity) AS identity, n.content, o.content IS NOT NULL AS is_old
        FROM (SELECT e.identity, e.content FROM unnest(old_entries) AS e WHERE e.kind = 'view') AS o
        FULL JOIN (SELECT e.identity, e.content FROM unnest(new_entries) AS e WHERE e.kind = 'view') AS n
            ON n.identity = o.identity AND n.content = o.content
        WHERE o.content IS NULL OR n.content IS NULL
    ), place AS MATERIALIZED (
        SELECT d.is_old, p.identity, min(p.objid) AS objid
        FROM (SELECT x.is_old, array_agg('view'::text) AS kinds, array_agg(x.identity) AS identities
              FROM differing AS x
              -- As long as there are some on both sides.
              WHERE EXISTS (SELECT FROM differing AS y WHERE y.is_old <> x.is_old)
              GROUP BY x.is_old) AS d
        CROSS JOIN LATERAL pggit._places(CASE WHEN d.is_old THEN old_entries ELSE new_entries END, d.kinds, d.identities) AS p
        GROUP BY d.is_old, p.identity HAVING count(*) = 1
    )
    SELECT n.identity
    FROM place AS n
    JOIN place AS o ON o.objid = n.objid AND o.is_old
    JOIN differing AS v ON v.identity = n.identity AND NOT v.is_old
    WHERE NOT n.is_old
      AND NOT EXISTS (SELECT FROM jsonb_array_elements_text(v.content::jsonb->'requires') AS r (address)
                      WHERE NOT pggit._was_always_one(r.address))
$function$;
