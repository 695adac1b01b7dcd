-- pggit.merge_base: a best common ancestor of two revisions.
--
-- Layer    history. Of several (histories that cross) always the same one.
CREATE OR REPLACE FUNCTION pggit.merge_base(a text, b text)
    RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT encode(m.id, 'hex')
    FROM pggit._merge_bases(ARRAY[pggit._rev_commit(a)], pggit._rev_commit(b)) AS m (id)
    ORDER BY m.id LIMIT 1
$function$;
COMMENT ON FUNCTION pggit.merge_base(text, text) IS
'The id of a best common ancestor of two revisions, as git merge-base gives it; NULL when their histories have nothing in common. Of several always the same one. Errors: GT002, GT003 unknown or ambiguous revision, GT009 damaged history.';
