-- pggit._require_tree: the live schema has this tree, or an error says which
-- object has not.
--
-- What it saw of a large schema is noted for the next look, as by a commit.
-- Promise  P05: a plan is proved by its result, before anybody can see it.
CREATE OR REPLACE FUNCTION pggit._require_tree(target_tree bytea)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET quote_all_identifiers = off
AS $function$
DECLARE
    differences text;
BEGIN
    SELECT string_agg(format(E'%s %s\n  wanted: %s\n  is:     %s', d.kind, d.identity,
                             coalesce(d.wanted, '(not there)'), coalesce(d.found, '(not there)')), E'\n'
                      ORDER BY d.identity COLLATE "C", d.kind COLLATE "C")
    INTO differences
    FROM (
        SELECT w.kind, w.identity, min(w.content) FILTER (WHERE w.side = 'old') AS wanted,
               coalesce(min(w.content) FILTER (WHERE w.side = 'new'), min(w.blocker)) AS found
        FROM pggit._working_diff(target_tree, true) AS w
        WHERE w.side <> 'moved'
        GROUP BY w.kind, w.identity
    ) AS d;
    IF differences IS NOT NULL THEN
        PERFORM pggit._refuse_outcome(differences);
    END IF;
    PERFORM pggit._seal_capture(target_tree);
END
$function$;
