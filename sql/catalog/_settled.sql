-- pggit._settled: deparsed text as PostgreSQL prints it after one round trip
-- through its own parser.
--
-- Promise  P03, P12. `varchar IN ('a', 'b')` is stored as a cast of the whole
--          array and printed as `(ARRAY['a'::character varying, ...])::text[]`.
--          Read again, the parser casts each element instead, so after a
--          restore the same check prints as `ARRAY[('a'::character
--          varying)::text, ...]`, and so it stays. That second form is the
--          canonical one (parse_expr.c, transformTypeCast: "an ARRAY[] under a
--          cast passes the target type down").
--          `(- 1)` comes back as the constant '-1'::integer (gram.y, doNegate), and
--          `(VALUES ...)` in FROM as a query `( VALUES ...)`; the ON TRUE of a NATURAL
--          join of nothing (ruleutils.c, get_from_clause_item) as ON (true), and
--          extract('YEAR' FROM d) with a field in lower case. Chains of AND and
--          OR are a case of their own (pggit._flattened), and so are casts without a name
--          (pggit._cast_names) and rows in rows (pggit._rows_apart).
--
-- String constants and quoted names are set aside first: what stands inside
-- them is data and may look like anything. Elements that hold brackets two
-- levels deep stay as they are.
CREATE OR REPLACE FUNCTION pggit._settled(deparsed text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    element constant text := '(?:[^][(),]|\([^][()]*\))+';
    array_pattern constant text := format('\(ARRAY\[(%1$s(?:, %1$s)*)\]\)::text\[\]', element);
    -- Not of zero: that has no sign afterwards.
    minus_pattern constant text := '\(- (?=[0-9.]*[1-9])(%s)\)';
    unsettled_pattern constant text := '\]\)::text\[\]| AND .*\) AND | OR .*\) OR |\(VALUES | ON TRUE\)|\(- [0-9.]+\)|SELECT [^;]*::|\(ROW\(|EXTRACT\([a-z_]*[A-Z]';
    tokens text[];
    masked text;
    elements text;
    field text;
BEGIN
    IF deparsed IS NULL OR deparsed !~ unsettled_pattern THEN
        RETURN deparsed;
    END IF;
    SELECT a.masked, a.tokens INTO masked, tokens FROM pggit._set_aside(deparsed) AS a;
    LOOP
        elements := (regexp_match(masked, array_pattern))[1];
        EXIT WHEN elements IS NULL;
        masked := replace(
            masked, format('(ARRAY[%s])::text[]', elements),
            format('ARRAY[%s]', regexp_replace(elements, format('(%s)(, |$)', element), '(\1)::text\2', 'g')));
    END LOOP;
    masked := replace(masked, ' ON TRUE)', ' ON (true))');
    -- A field that was given as a string is printed as a word, and words are read in lower case.
    LOOP
        field := (regexp_match(masked, 'EXTRACT\(([a-z_]*[A-Z]\w*) FROM '))[1];
        EXIT WHEN field IS NULL;
        masked := replace(masked, format('EXTRACT(%s FROM ', field), format('EXTRACT(%s FROM ', lower(field)));
    END LOOP;
    IF masked ~ '\(ROW\(' THEN
        masked := pggit._rows_apart(masked);
    END IF;
    masked := pggit._flattened(replace(masked, '(VALUES ', '( VALUES '));
    IF masked ~ 'SELECT ' THEN
        SELECT n.masked, n.tokens INTO masked, tokens FROM pggit._cast_names(masked, tokens) AS n;
    END IF;
    masked := regexp_replace(masked, format(minus_pattern, '[0-9]+'), '''-\1''::integer', 'g');
    masked := regexp_replace(masked, format(minus_pattern, '[0-9]+\.[0-9]+'), '''-\1''::numeric', 'g');
    RETURN pggit._put_back(masked, tokens);
END
$function$;
