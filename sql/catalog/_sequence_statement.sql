-- pggit._sequence_statement: CREATE SEQUENCE, without the column that owns it.
CREATE OR REPLACE FUNCTION pggit._sequence_statement(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat('CREATE ', CASE WHEN facts ? 'unlogged' THEN 'UNLOGGED ' END, 'SEQUENCE ', identity,
                  ' AS ', facts->>'type', ' ', pggit._sequence_clauses(facts))
$function$;
