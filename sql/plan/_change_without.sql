-- pggit._change_without: a change without some of its statements.
CREATE OR REPLACE FUNCTION pggit._change_without(change pggit.change, statements text[])
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ROW(coalesce(array_agg(x.statement ORDER BY x.n), '{}'), coalesce(array_agg(x.hazard ORDER BY x.n), '{}'),
               coalesce(array_agg(x.loss ORDER BY x.n), '{}'), change.breaks)::pggit.change
    FROM ROWS FROM (unnest(change.statements), unnest(change.hazards), unnest(change.losses))
         WITH ORDINALITY AS x (statement, hazard, loss, n)
    WHERE x.statement <> ALL (statements)
$function$;
