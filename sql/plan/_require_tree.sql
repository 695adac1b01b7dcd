-- pggit._require_tree: the live schema has this tree, or an error says which
-- object has not.
--
-- What it saw of a large schema is noted for the next look, as by a commit, and where
-- things stand that were made anew: one that gets another name before it is committed
-- is known again.
-- Promise  P05: a plan is proved by its result, before anybody can see it.
CREATE OR REPLACE FUNCTION pggit._require_tree(target_tree bytea)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET quote_all_identifiers = off
AS $function$
DECLARE
    outcome record;
BEGIN
    WITH differing AS MATERIALIZED (
        SELECT w.* FROM pggit._working_diff(target_tree, true) AS w
    ), difference AS (
        SELECT d.kind, d.identity, min(d.content) FILTER (WHERE d.side = 'old') AS wanted,
               coalesce(min(d.content) FILTER (WHERE d.side = 'new'), min(d.blocker)) AS found
        FROM differing AS d
        WHERE d.side <> 'moved'
        GROUP BY d.kind, d.identity
    )
    SELECT (SELECT string_agg(format(E'%s %s\n  wanted: %s\n  is:     %s', d.kind, d.identity,
                                     coalesce(d.wanted, '(not there)'), coalesce(d.found, '(not there)')), E'\n'
                              ORDER BY d.identity COLLATE "C", d.kind COLLATE "C")
            FROM difference AS d) AS differences,
           array_agg(d.blob_id) AS ids,
           array_agg(ROW(d.kind, d.identity, NULL, NULL, d.classid, d.objid, d.objsubid)::pggit.entry) AS entries
    INTO outcome
    FROM differing AS d WHERE d.side = 'moved';
    IF outcome.differences IS NOT NULL THEN
        PERFORM pggit._refuse_outcome(outcome.differences);
    END IF;
    PERFORM pggit._note_places(outcome.ids, outcome.entries);
    PERFORM pggit._seal_capture(target_tree);
END
$function$;
