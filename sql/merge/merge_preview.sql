-- pggit.merge_preview: what a merge would do, without doing it.
--
-- Layer    merge. Reads history alone: neither the live schema nor HEAD's lock.
--          That the result can be built is only known when merge() builds it.
CREATE OR REPLACE FUNCTION pggit.merge_preview(source text, target text DEFAULT 'HEAD')
    RETURNS TABLE (kind text, identity text, outcome text, base_definition text, target_definition text, source_definition text)
    LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET quote_all_identifiers = off
    SET jit = off
AS $function$
    SELECT m.kind, m.identity, m.outcome, pggit._definition(m.kind, m.identity, m.base_content),
           pggit._definition(m.kind, coalesce(m.stored_identity, m.identity), coalesce(m.stored_content, m.target_content)),
           pggit._definition(m.kind, m.identity, m.source_content)
    FROM pggit._merge_of(pggit._rev_commit(target), pggit._rev_commit(source)) AS m
    WHERE m.outcome IN ('clean', 'conflict')
    ORDER BY m.identity COLLATE "C", m.kind COLLATE "C"
$function$;
COMMENT ON FUNCTION pggit.merge_preview(text, text) IS
'What merging source into target (default HEAD) would change in target, and where the two are in conflict. Changes nothing. Columns: kind, identity, outcome (clean or conflict), base_definition, target_definition, source_definition (NULL where that side does not have the object). What one side has renamed and the other has changed is one row, under its new name. Errors: GT002, GT003, GT009; 22023 when the two have no commit in common.';
