-- pggit.rebuild: the script that makes a revision's schema in an empty database.
--
-- Layer    plan. Reads history, changes nothing.
-- Promise  P04: what it makes gives the same pg_dump --schema-only and the same
--          tree id as what was committed.
CREATE OR REPLACE FUNCTION pggit.rebuild(rev text DEFAULT 'HEAD')
    RETURNS TABLE (step integer, statement text)
    LANGUAGE plpgsql VOLATILE ROWS 1000 SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    SET standard_conforming_strings = on
    -- As in _plan.sql.
    SET enable_nestloop = off
    SET jit = off
AS $function$
DECLARE
    entries constant pggit.entry[] := pggit._revision_entries(rev);
BEGIN
    IF cardinality(entries) = 0 THEN
        RETURN;
    END IF;
    RETURN QUERY
    WITH statement AS (
        -- As in pg_dump: names are written in full, bodies may name what comes later.
        SELECT -1::bigint AS part, s.n, s.statement
        FROM unnest(ARRAY['SET check_function_bodies = off', $$SET search_path = ''$$,
                          $$SET default_tablespace = ''$$, 'SET default_table_access_method = heap'])
             WITH ORDINALITY AS s (statement, n)
        UNION ALL
        SELECT p.n, s.n, s.statement
        FROM pggit._in_printed_order(ARRAY(
                 SELECT ROW(u.name, u.provides, u.requires, u.rank, u.statements)::pggit.part
                 FROM pggit._unwound(ARRAY(
                     SELECT ROW(c.name, c.provides, c.requires, c.rank, c.statements, NULL, NULL)::pggit.plan_part
                     FROM pggit._creation(pggit._spelled_out(entries)) AS c)) AS u), entries)
             WITH ORDINALITY AS p (name, provides, requires, rank, statements, n)
        CROSS JOIN LATERAL unnest(p.statements) WITH ORDINALITY AS s (statement, n)
        UNION ALL
        SELECT 1000000000, s.n, s.statement
        FROM unnest(ARRAY['RESET check_function_bodies', 'RESET search_path',
                          'RESET default_tablespace', 'RESET default_table_access_method'])
             WITH ORDINALITY AS s (statement, n)
    )
    SELECT (row_number() OVER (ORDER BY s.part, s.n))::integer, s.statement
    FROM statement AS s
    ORDER BY s.part, s.n;
END
$function$;
COMMENT ON FUNCTION pggit.rebuild(text) IS
'The script that makes the schema of a revision (default HEAD) in an empty database, in an order that works. Columns: step, statement (without a closing semicolon). Errors: GT002, GT003, GT009; GT010 when the revision is WORKING and holds what cannot be tracked.';
