-- pggit._operator_class_statement: CREATE OPERATOR CLASS.
CREATE OR REPLACE FUNCTION pggit._operator_class_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE OPERATOR CLASS %I.%I %sFOR TYPE %s USING %I FAMILY %s AS %s', facts->>'schema', facts->>'name',
                  CASE WHEN facts ? 'default' THEN 'DEFAULT ' END, facts->>'type', facts->>'method', facts->>'family',
                  -- An empty class has to say something: that it stores what it is for, which is no fact then.
                  coalesce(nullif(concat_ws(', ', 'STORAGE ' || (facts->>'storage'),
                                            pggit._operator_member_clauses(facts->'members')), ''),
                           'STORAGE ' || (facts->>'type')))
$function$;
