-- pggit._rows_apart: masked text (see _settled) in which no two rows are compared as such:
-- read again, ROW(a, b) = ROW(c, d) is a comparison of each pair (make_row_comparison_op and
-- make_row_distinct_op in parse_expr.c). Rows within rows come apart one level at a time.
CREATE OR REPLACE FUNCTION pggit._rows_apart(masked text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    element constant text := '(?:[^][(),]|\((?:[^][()]|\([^][()]*\))*\))+';
    row_pattern constant text := format('ROW\((%1$s(?:, %1$s)*)\)', element);
    pattern constant text := format('\(%1$s (=|<>|IS DISTINCT FROM) %1$s\)', row_pattern);
    found text[];
    place integer;
    pairs text;
BEGIN
    LOOP
        found := regexp_match(masked, pattern);
        EXIT WHEN found IS NULL;
        place := regexp_instr(masked, pattern);
        SELECT string_agg(format('(%s %s %s)', l.item[1], found[2], r.item[1]),
                          CASE found[2] WHEN '=' THEN ' AND ' ELSE ' OR ' END ORDER BY l.n)
        INTO pairs
        FROM regexp_matches(found[1], format('(%s)(?:, |$)', element), 'g') WITH ORDINALITY AS l (item, n)
        FULL JOIN regexp_matches(found[3], format('(%s)(?:, |$)', element), 'g') WITH ORDINALITY AS r (item, n) ON r.n = l.n;
        masked := overlay(masked PLACING CASE WHEN pairs ~ '^\(.*\) (AND|OR) \(' THEN '(' || pairs || ')' ELSE pairs END
                          FROM place FOR length(format('(ROW(%s) %s ROW(%s))', found[1], found[2], found[3])));
    END LOOP;
    RETURN masked;
END
$function$;
