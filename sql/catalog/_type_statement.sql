-- pggit._type_statement: CREATE TYPE.
CREATE OR REPLACE FUNCTION pggit._type_statement(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format('CREATE TYPE %s AS ENUM (%s)', identity, (
        SELECT string_agg(quote_literal(l.label), ', ' ORDER BY l.n)
        FROM jsonb_array_elements_text(facts->'labels') WITH ORDINALITY AS l (label, n)))
$function$;
