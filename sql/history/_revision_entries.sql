-- pggit._revision_entries: all objects of a revision, WORKING and EMPTY included.
--
-- also_tracked  trees besides HEAD's whose objects are seen though they are ignored:
--          what a checkout leads to, for it must not be made twice
-- Errors   GT002, GT003, GT009; GT010 when the live schema holds what cannot be
--          tracked.
CREATE OR REPLACE FUNCTION pggit._revision_entries(rev text, also_tracked bytea[] DEFAULT '{}')
    RETURNS pggit.entry[]
    LANGUAGE plpgsql VOLATILE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    entries pggit.entry[];
BEGIN
    IF rev = 'WORKING' THEN
        SELECT array_agg(ROW(w.kind, w.identity, w.content, w.blocker, w.classid, w.objid, w.objsubid)::pggit.entry)
        INTO entries
        FROM pggit._tracked(pggit._head_tree() || also_tracked) AS w;
        PERFORM pggit._refuse_blocked(array_agg(format('%s %s', e.kind, e.identity) ORDER BY e.identity COLLATE "C", e.kind),
                                      array_agg(e.blocker ORDER BY e.identity COLLATE "C", e.kind))
        FROM unnest(entries) AS e WHERE e.blocker IS NOT NULL;
    ELSE
        entries := ARRAY(SELECT e FROM pggit._tree_entries(pggit._tree_of(rev)) AS e);
    END IF;
    RETURN coalesce(entries, '{}');
END
$function$;
