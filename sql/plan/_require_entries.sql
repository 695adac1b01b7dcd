-- pggit._require_entries: the live schema holds these objects and no others, or an
-- error says which differ. As _require_tree(), for what no tree holds.
--
-- tree_id  of a revision: what it holds is tracked
CREATE OR REPLACE FUNCTION pggit._require_entries(wanted pggit.entry[], tree_id bytea)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    differences text;
BEGIN
    SELECT string_agg(format(E'%s %s\n  wanted: %s\n  is:     %s', coalesce(w.kind, l.kind), coalesce(w.identity, l.identity),
                             coalesce(w.content, '(not there)'), coalesce(l.content, '(not there)')), E'\n'
                      ORDER BY coalesce(w.identity, l.identity) COLLATE "C", coalesce(w.kind, l.kind) COLLATE "C")
    INTO differences
    FROM unnest(wanted) AS w
    FULL JOIN unnest(pggit._revision_entries('WORKING', ARRAY[tree_id])) AS l ON l.kind = w.kind AND l.identity = w.identity
    WHERE w.content IS DISTINCT FROM l.content;
    IF differences IS NOT NULL THEN
        PERFORM pggit._refuse_outcome(differences);
    END IF;
END
$function$;
