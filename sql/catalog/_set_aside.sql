-- pggit._set_aside: an expression whose string constants and quoted names are numbers in
-- their quotes: what stands inside them is data and may look like anything.
--
-- tokens   the constants and names, each at its number; _put_back() puts them back
CREATE OR REPLACE FUNCTION pggit._set_aside(deparsed text, OUT masked text, OUT tokens text[])
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg(CASE WHEN t.token[1] ~ '^[''"]' THEN format('%1$s%2$s%1$s', left(t.token[1], 1), t.n)
                           ELSE t.token[1] END, '' ORDER BY t.n),
           array_agg(t.token[1] ORDER BY t.n)
    FROM regexp_matches(deparsed, $$'(?:[^']|'')*'|"(?:[^"]|"")*"|[^'"]+$$, 'g') WITH ORDINALITY AS t (token, n)
$function$;
