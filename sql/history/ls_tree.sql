-- pggit.ls_tree: every object of a revision, with its definition.
CREATE OR REPLACE FUNCTION pggit.ls_tree(rev text DEFAULT 'HEAD')
    RETURNS TABLE (kind text, identity text, definition text)
    LANGUAGE plpgsql VOLATILE ROWS 1000 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET quote_all_identifiers = off
AS $function$
BEGIN
    IF rev = 'WORKING' THEN
        RETURN QUERY
        SELECT w.kind, w.identity, pggit._definition(w.kind, w.identity, w.content)
        FROM pggit._tracked(ARRAY[pggit._head_tree()]) AS w ORDER BY w.identity COLLATE "C", w.kind COLLATE "C";
    ELSE
        RETURN QUERY
        SELECT b.kind, b.identity, pggit._definition(b.kind, b.identity, b.content)
        FROM pggit._read_blobs(pggit._tree_blobs(pggit._tree_of(rev))) AS b
        ORDER BY b.identity COLLATE "C", b.kind COLLATE "C";
    END IF;
END
$function$;
COMMENT ON FUNCTION pggit.ls_tree(text) IS
'Every object of a revision (default HEAD; WORKING is the live schema). Columns: kind and identity as pg_identify_object() spells them, definition as SQL; NULL for a live object that cannot be tracked. Errors: GT002, GT003, GT009.';
