-- pggit._without_expression: the facts of a generated column that is made before the
-- columns that its expression names: it gets that afterwards, by SET EXPRESSION
-- (version 17 on).
CREATE OR REPLACE FUNCTION pggit._without_expression(facts jsonb)
    RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT jsonb_set(facts, '{generated,expression}', to_jsonb('NULL::' || (facts->>'type')))
$function$;
