-- pggit._alter_grant: what a role gets, and what it loses, of an object's privileges where
-- its entry in the access list stays; NULL where the entry has to go first, for with a
-- grant option go the grants of others. With a table's privilege go those on its columns,
-- which are granted again (PostgreSQL manual, REVOKE).
CREATE OR REPLACE FUNCTION pggit._alter_grant(old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH gone AS (
        SELECT o.item FROM jsonb_array_elements(old_facts->'privileges') AS o (item)
        WHERE NOT new_facts->'privileges' @> jsonb_build_array(jsonb_build_object('privilege', o.item->>'privilege'))
    ), come AS (
        SELECT n.item, n.n FROM jsonb_array_elements(new_facts->'privileges') WITH ORDINALITY AS n (item, n)
        WHERE NOT old_facts->'privileges' @> jsonb_build_array(n.item)
    )
    SELECT pggit._simple_change(
        -- First what comes: an entry that is empty on the way loses its place.
        (pggit._grant_statements(new_facts || jsonb_build_object(
            'privileges', (SELECT coalesce(jsonb_agg(c.item ORDER BY c.n), '[]') FROM come AS c))))[2:]
        || ARRAY(SELECT regexp_replace((pggit._grant_statements(new_facts))[1], '^REVOKE ALL', 'REVOKE ' || (g.item->>'privilege'))
                 FROM gone AS g ORDER BY g.item->>'privilege' COLLATE "C"),
        NULL,
        new_facts->>'kind' IN ('table', 'foreign table', 'view', 'materialized view') AND EXISTS (SELECT FROM gone))
    WHERE NOT jsonb_path_exists(jsonb_build_array(old_facts, new_facts), '$[*].privileges[*].grantor')
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(old_facts->'privileges') AS o (item)
                      WHERE o.item ? 'grantable' AND NOT new_facts->'privileges' @> jsonb_build_array(o.item))
$function$;
