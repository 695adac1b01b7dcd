-- pggit._extension_statement: CREATE EXTENSION in its schema and version.
CREATE OR REPLACE FUNCTION pggit._extension_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE EXTENSION %I WITH SCHEMA %I VERSION %L', facts->>'name', facts->>'schema', facts->>'version')
$function$;
