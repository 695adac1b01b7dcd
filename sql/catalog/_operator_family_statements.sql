-- pggit._operator_family_statements: CREATE OPERATOR FAMILY, and what belongs to
-- it loosely.
CREATE OR REPLACE FUNCTION pggit._operator_family_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(ARRAY[
        format('CREATE OPERATOR FAMILY %I.%I USING %I', facts->>'schema', facts->>'name', facts->>'method'),
        format('ALTER OPERATOR FAMILY %I.%I USING %I ADD ', facts->>'schema', facts->>'name', facts->>'method')
            || pggit._operator_member_clauses(facts->'members')], NULL)
$function$;
