-- pggit._not_null_clause: the NOT NULL of a column as a constraint of its table
-- (version 18 on), as CREATE TABLE takes it and ALTER TABLE ... ADD.
CREATE OR REPLACE FUNCTION pggit._not_null_clause(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat('CONSTRAINT ' || quote_ident(facts->'not_null'->>'name') || ' ', 'NOT NULL ', quote_ident(facts->>'name'),
                  CASE WHEN facts->'not_null' ? 'no_inherit' THEN ' NO INHERIT' END,
                  CASE WHEN facts->'not_null' ? 'not_valid' THEN ' NOT VALID' END)
$function$;
