-- pggit._rule_statements: CREATE RULE, and how it is enabled.
CREATE OR REPLACE FUNCTION pggit._rule_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(ARRAY[
        facts->>'definition',
        format('ALTER TABLE %s ', facts->>'table') || pggit._enabled_clause(facts->>'enabled', 'RULE')
            || ' ' || quote_ident(facts->>'name')
    ], NULL)
$function$;
