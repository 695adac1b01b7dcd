-- pggit.migration: the script that turns one revision's schema into another's.
--
-- Layer    plan. Reads history and, for WORKING, the catalogs; changes nothing.
-- Promise  P05: run on the first it gives the second; P10: rows stay wherever
--          PostgreSQL can keep them, and a statement that cannot says so.
CREATE OR REPLACE FUNCTION pggit.migration(from_rev text, to_rev text)
    RETURNS TABLE (step integer, statement text, hazard text)
    LANGUAGE plpgsql VOLATILE ROWS 100 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    SET jit = off
AS $function$
DECLARE
    steps constant pggit.step[] := ARRAY(
        SELECT s FROM pggit._plan(
            pggit._revision_entries(from_rev, CASE WHEN to_rev <> 'WORKING' THEN ARRAY[pggit._tree_of(to_rev)] END),
            pggit._revision_entries(to_rev, CASE WHEN from_rev <> 'WORKING' THEN ARRAY[pggit._tree_of(from_rev)] END)) AS s);
BEGIN
    IF cardinality(steps) = 0 THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT (row_number() OVER (ORDER BY x.stage, x.n))::integer, x.statement, x.hazard
    FROM (
        -- As in pg_dump: names are written in full, bodies may name what comes later.
        SELECT 1 AS stage, s.n, s.statement, NULL::text AS hazard
        FROM unnest(ARRAY['SET check_function_bodies = off', $$SET search_path = ''$$,
                          $$SET default_tablespace = ''$$, 'SET default_table_access_method = heap'])
             WITH ORDINALITY AS s (statement, n)
        UNION ALL
        SELECT 2, s.n, s.statement, s.hazard FROM unnest(steps) WITH ORDINALITY AS s (statement, hazard, loss, n)
        UNION ALL
        SELECT 3, s.n, s.statement, NULL
        FROM unnest(ARRAY['RESET check_function_bodies', 'RESET search_path',
                          'RESET default_tablespace', 'RESET default_table_access_method'])
             WITH ORDINALITY AS s (statement, n)
    ) AS x
    ORDER BY x.stage, x.n;
END
$function$;
COMMENT ON FUNCTION pggit.migration(text, text) IS
'The ordered script that turns the schema of one revision into another''s and keeps rows wherever PostgreSQL can; WORKING and EMPTY are revisions too. Columns: step, statement (without a closing semicolon), hazard (NULL, data_loss, table_rewrite, blocks_writes, blocks_reads or irreversible). No row means that both are the same. Errors: GT002, GT003, GT009; GT010 when a revision is WORKING and holds what cannot be tracked, or no order of statements works.';
