-- pggit._default_statement: a column's default, NULL where there is none. A view's
-- columns are altered by ALTER TABLE as well.
CREATE OR REPLACE FUNCTION pggit._default_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('ALTER TABLE ONLY %s ALTER COLUMN %I SET DEFAULT ', facts->>'table', facts->>'name')
        || (facts->>'default')
$function$;
