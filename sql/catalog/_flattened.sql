-- pggit._flattened: chains of AND and OR as PostgreSQL prints them after one
-- round trip through its own parser.
--
-- Promise  P03, P12. `b BETWEEN 1 AND 10 AND b <> 5` is stored as an AND inside
--          an AND and printed as `(((b >= 1) AND (b <= 10)) AND (b <> 5))`. Read
--          again, a chain whose first member is a chain of the same operator is
--          one chain (gram.y, makeAndExpr and makeOrExpr: "flatten on sight");
--          one that stands further right stays what it is. So do `b IN (c, d)
--          OR ...` and `(a, b) = (c, d) AND ...`.
--
-- opening, closing   what to have instead of the brackets that do not come back
--
-- Expects strings and quoted names to be masked (pggit._settled). What is not
-- pretty-printed has brackets around every chain and around those alone; the
-- other AND of SQL, of window frames and BETWEEN, is never the first thing
-- inside of two brackets with another AND behind it.
CREATE OR REPLACE FUNCTION pggit._flattened(masked text, opening text DEFAULT '', closing text DEFAULT '')
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    tokens constant text[] := ARRAY(
        SELECT t.token[1]
        FROM regexp_matches(masked, '[()]|[^()]+', 'g') WITH ORDINALITY AS t (token, n)
        ORDER BY t.n);
    result text[] := tokens;
    depth integer := 0;
    -- For each open bracket: its place, and the operator that stands directly inside.
    opened integer[] := '{}';
    operators text[] := '{}';
BEGIN
    FOR i IN 1 .. cardinality(tokens) LOOP
        IF tokens[i] = '(' THEN
            depth := depth + 1;
            opened[depth] := i;
            operators[depth] := NULL;
        ELSIF tokens[i] = ')' THEN
            IF tokens[opened[depth] - 1] = '(' AND starts_with(tokens[i + 1], format(' %s ', operators[depth])) THEN
                result[opened[depth]] := opening;
                result[i] := closing;
            END IF;
            depth := depth - 1;
        ELSIF depth > 0 THEN
            operators[depth] := coalesce(operators[depth], (regexp_match(tokens[i], ' (AND|OR) '))[1]);
        END IF;
    END LOOP;
    RETURN array_to_string(result, '');
END
$function$;
