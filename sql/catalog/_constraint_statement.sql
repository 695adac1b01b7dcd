-- pggit._constraint_statement: ALTER TABLE ... ADD CONSTRAINT.
CREATE OR REPLACE FUNCTION pggit._constraint_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('ALTER TABLE %s%s ADD CONSTRAINT %I %s',
                  -- The index of each partition is an object of its own.
                  CASE WHEN facts->>'type' IN ('p', 'u', 'x') THEN 'ONLY ' END, facts->>'table', facts->>'name', facts->>'definition')
$function$;
