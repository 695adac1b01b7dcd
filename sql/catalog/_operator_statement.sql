-- pggit._operator_statement: CREATE OPERATOR.
CREATE OR REPLACE FUNCTION pggit._operator_statement(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE OPERATOR %I.%s (FUNCTION = %s', facts->>'schema', facts->>'name', facts->>'function')
           || concat(', LEFTARG = ' || (facts->>'left'),
                     ', RIGHTARG = ' || (facts->>'right'),
                     CASE WHEN facts ? 'commutator'
                          THEN format(', COMMUTATOR = OPERATOR(%I.%s)', facts->'commutator'->>'schema',
                                      facts->'commutator'->>'name') END,
                     CASE WHEN facts ? 'negator'
                          THEN format(', NEGATOR = OPERATOR(%I.%s)', facts->'negator'->>'schema',
                                      facts->'negator'->>'name') END,
                     ', RESTRICT = ' || (facts->>'restrict'),
                     ', JOIN = ' || (facts->>'join'),
                     CASE WHEN facts ? 'hashes' THEN ', HASHES' END,
                     CASE WHEN facts ? 'merges' THEN ', MERGES' END)
           || ')'
$function$;
