-- pggit._collation_statement: CREATE COLLATION.
CREATE OR REPLACE FUNCTION pggit._collation_statement(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE COLLATION %s (provider = %s%s)', identity, facts->>'provider', concat(
        ', deterministic = ' || (facts->>'deterministic'),
        ', locale = ' || quote_literal(facts->>'locale'),
        ', lc_collate = ' || quote_literal(facts->>'lc_collate'),
        ', lc_ctype = ' || quote_literal(facts->>'lc_ctype'),
        ', rules = ' || quote_literal(facts->>'rules')))
$function$;
