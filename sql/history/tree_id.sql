-- pggit.tree_id: the id of a revision's tree. Equal schemas have equal ids,
-- whatever history, session settings or order of creation (promise P03).
--
-- Errors   GT010 when the live schema holds what cannot be tracked: an id that
--          left it out would call two different schemas equal.
CREATE OR REPLACE FUNCTION pggit.tree_id(rev text DEFAULT 'WORKING')
    RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
DECLARE
    head_tree bytea;
    added bytea[];
    removed bytea[];
    blocked text[];
    reasons text[];
BEGIN
    IF rev IS DISTINCT FROM 'WORKING' THEN
        RETURN encode(pggit._tree_of(rev), 'hex');
    END IF;
    head_tree := pggit._head_tree();
    SELECT coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'new' AND d.blocker IS NULL), '{}'),
           coalesce(array_agg(d.blob_id) FILTER (WHERE d.side = 'old'), '{}'),
           array_agg(format('%s %s', d.kind, d.identity) ORDER BY d.identity COLLATE "C", d.kind)
               FILTER (WHERE d.blocker IS NOT NULL),
           array_agg(d.blocker ORDER BY d.identity COLLATE "C", d.kind) FILTER (WHERE d.blocker IS NOT NULL)
    INTO added, removed, blocked, reasons
    FROM pggit._working_diff(head_tree) AS d;
    PERFORM pggit._refuse_blocked(blocked, reasons);
    RETURN encode((pggit._tree_apply(head_tree, added, removed, false)).node_id, 'hex');
END
$function$;
COMMENT ON FUNCTION pggit.tree_id(text) IS
'The tree id (64 hex digits) of a revision, default WORKING, the live schema: equal trees, equal ids, in any database of the same PostgreSQL major version. Errors: GT002, GT003, GT009, GT010.';
