-- pggit._trigger_statements: a trigger; of a partition's copy, how it is enabled.
CREATE OR REPLACE FUNCTION pggit._trigger_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(ARRAY[
        facts->>'definition',
        format('ALTER TABLE %s RENAME CONSTRAINT %I TO ', facts->>'table', facts->>'name')
            || quote_ident(facts->>'constraint'),
        format('ALTER TABLE %s ', facts->>'table') || pggit._enabled_clause(facts->>'enabled', 'TRIGGER')
            || ' ' || quote_ident(facts->>'name')
    ], NULL)
$function$;
