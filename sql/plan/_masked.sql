-- pggit._masked: a text in which pieces of a pattern are numbered literals, '1', '2' and so on,
-- so that nothing in them is taken for a name; _unmasked() puts them back.
--
-- What is in double quotes is a name, and hides what looks like a literal. A piece that ends
-- in ::reg stays: a name is in it.
CREATE OR REPLACE FUNCTION pggit._masked(sql_text text, pattern text, OUT masked text, OUT pieces text[])
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg(b.piece || CASE WHEN m.piece IS NULL THEN ''
                                      WHEN m.piece ~ '^"|::reg$' THEN m.piece
                                      ELSE format('''%s''', b.n) END, '' ORDER BY b.n),
           array_agg(m.piece ORDER BY b.n)
    FROM regexp_split_to_table(sql_text, pattern || '|"(?:[^"]|"")*"') WITH ORDINALITY AS b (piece, n)
    LEFT JOIN regexp_matches(sql_text, '(' || pattern || '|"(?:[^"]|"")*")', 'g') WITH ORDINALITY AS f (found, n) ON f.n = b.n
    CROSS JOIN LATERAL (SELECT f.found[1] AS piece) AS m
$function$;
