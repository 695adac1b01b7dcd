-- pggit._put_back: an expression with the constants and names that _set_aside() took out.
-- A constant that has come meanwhile, such as '-1', is no number of one, and stays.
CREATE OR REPLACE FUNCTION pggit._put_back(masked text, tokens text[])
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg(CASE WHEN t.token[1] ~ '^[''"][0-9]' THEN tokens[trim('''"' FROM t.token[1])::integer]
                           ELSE t.token[1] END, '' ORDER BY t.n)
    FROM regexp_matches(masked, $$'[0-9]+'|"[0-9]+"|[^'"]+|'$$, 'g') WITH ORDINALITY AS t (token, n)
$function$;
