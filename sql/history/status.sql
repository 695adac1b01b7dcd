-- pggit.status: what the live schema has that HEAD has not, and the other way.
--
-- Errors   GT009 damaged history, 40001 when the schema keeps changing.
CREATE OR REPLACE FUNCTION pggit.status()
    RETURNS TABLE (change text, kind text, identity text)
    LANGUAGE sql VOLATILE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
AS $function$
    SELECT CASE WHEN count(*) > 1 THEN 'modified' WHEN min(d.side) = 'new' THEN 'added' ELSE 'removed' END,
           d.kind, d.identity
    FROM pggit._working_diff(pggit._head_tree()) AS d
    GROUP BY d.kind, d.identity
    ORDER BY d.identity COLLATE "C", d.kind COLLATE "C"
$function$;
COMMENT ON FUNCTION pggit.status() IS
'The live schema against HEAD (against EMPTY before the first commit). Columns: change (added, modified, removed), kind and identity as pg_identify_object() spells them. No row means that there is nothing to commit.';
