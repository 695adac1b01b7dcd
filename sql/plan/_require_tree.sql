-- pggit._require_tree: the live schema has this tree, or an error says which
-- object has not.
--
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
        RAISE EXCEPTION 'the plan did not lead to the schema that it was made for'
            USING ERRCODE = 'GT010', DETAIL = left(differences, 8000),
                  HINT = 'Nothing has been changed. Version 15 of PostgreSQL spells views otherwise than later ones: what it committed they '
                      'cannot check out, nor it theirs. All else is a fault of pggit: please report it, with the output of pggit.migration().';
    END IF;
    PERFORM pggit._seal_capture(target_tree);
END
$function$;
