-- pggit._is_ancestor: is the first commit the second, or an ancestor of it?
-- NULL as the second (a branch without commits) has no ancestors.
--
-- Commits of a lower generation than the one looked for cannot lead to it, so
-- the walk stops there.
CREATE OR REPLACE FUNCTION pggit._is_ancestor(ancestor bytea, descendant bytea)
    RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE reached AS (
        SELECT c.id, c.parent_ids FROM pggit.commit AS c WHERE c.id = descendant
        UNION
        SELECT c.id, c.parent_ids
        FROM reached AS r
        CROSS JOIN LATERAL unnest(r.parent_ids) AS p (id)
        JOIN pggit.commit AS c ON c.id = p.id
        WHERE c.generation >= (SELECT a.generation FROM pggit.commit AS a WHERE a.id = ancestor)
    )
    SELECT EXISTS (SELECT FROM reached AS r WHERE r.id = ancestor)
$function$;
