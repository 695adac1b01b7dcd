-- pggit._require_entries: the live schema holds these objects and no others, or an
-- error says which differ. As _require_tree(), for what no tree holds; what is stored has
-- its place noted.
--
-- tree_id  of a revision: what it holds is tracked
CREATE OR REPLACE FUNCTION pggit._require_entries(wanted pggit.entry[], tree_id bytea)
    RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    live constant pggit.entry[] := pggit._revision_entries('WORKING', ARRAY[tree_id]);
    differences text;
BEGIN
    SELECT string_agg(format(E'%s %s\n  wanted: %s\n  is:     %s', coalesce(w.kind, l.kind), coalesce(w.identity, l.identity),
                             coalesce(w.content, '(not there)'), coalesce(l.content, '(not there)')), E'\n'
                      ORDER BY coalesce(w.identity, l.identity) COLLATE "C", coalesce(w.kind, l.kind) COLLATE "C")
    INTO differences
    FROM unnest(wanted) AS w
    FULL JOIN unnest(live) AS l ON l.kind = w.kind AND l.identity = w.identity
    WHERE w.content IS DISTINCT FROM l.content;
    IF differences IS NOT NULL THEN
        PERFORM pggit._refuse_outcome(differences);
    END IF;
    PERFORM pggit._note_places(
        array_agg(b.id), array_agg(ROW(e.kind, e.identity, NULL, NULL, e.classid, e.objid, e.objsubid)::pggit.entry))
    FROM unnest(pggit._blob_ids(live), live) AS e (id, kind, identity, content, blocker, classid, objid, objsubid)
    JOIN pggit.blob AS b ON b.id = e.id;
END
$function$;
