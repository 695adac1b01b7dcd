-- pggit._sequence_definition: CREATE SEQUENCE, and the column that owns it.
CREATE OR REPLACE FUNCTION pggit._sequence_definition(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat(
        'CREATE ', CASE WHEN facts ? 'unlogged' THEN 'UNLOGGED ' END, 'SEQUENCE ', identity,
        ' AS ', facts->>'type', ' ', pggit._sequence_clauses(facts),
        format(E';\nALTER SEQUENCE %s OWNED BY ', identity) || (facts->>'owned_by'))
$function$;
