-- pggit._unmasked: a text with the pieces that _masked() took out of it.
CREATE OR REPLACE FUNCTION pggit._unmasked(masked text, pieces text[])
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg(b.piece || coalesce(CASE WHEN f.found[1] LIKE '''%' THEN pieces[btrim(f.found[1], '''')::integer] END,
                                          f.found[1], ''), '' ORDER BY b.n)
    FROM regexp_split_to_table(masked, '''\d+''|"(?:[^"]|"")*"') WITH ORDINALITY AS b (piece, n)
    LEFT JOIN regexp_matches(masked, '(''\d+''|"(?:[^"]|"")*")', 'g') WITH ORDINALITY AS f (found, n) ON f.n = b.n
$function$;
