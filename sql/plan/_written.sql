-- pggit._written: an expression that PostgreSQL prints as this one was printed.
--
-- What it prints it reads in another way (catalog/_settled.sql): it takes an array under
-- a cast, a chain at the head of a chain and the minus of a number for what they are
-- most often. A cast to the type that something has already, CAST(x AS boolean), keeps
-- the grammar from it (gram.y, makeAndExpr; parse_expr.c, transformTypeCast) and leaves
-- no trace in the expression; so do OPERATOR(-), a field of EXTRACT() that is a string,
-- and the name "?column?" (ruleutils.c, get_target_list). Other pieces stay as they are:
-- rows in rows, VALUES in FROM, the ON TRUE of a NATURAL join of nothing.
CREATE OR REPLACE FUNCTION pggit._written(printed text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT pggit._put_back(n.masked, n.tokens)
    FROM pggit._set_aside(printed) AS a
    CROSS JOIN LATERAL pggit._cast_names(
        regexp_replace(
            regexp_replace(
                pggit._flattened(
                    regexp_replace(a.masked, '\(ARRAY\[((?:[^][()]|\([^][()]*\))+::([a-z][a-z ]*))\]\)::text\[\]',
                                   '(CAST(ARRAY[\1]::\2[] AS text[]))', 'g'),
                    'CAST(', ' AS boolean)'),
                '\(- (?=[0-9.]*[1-9])([0-9.]+)\)', '(OPERATOR(pg_catalog.-) \1)', 'g'),
            'EXTRACT\(([a-z_]*[A-Z]\w*) FROM ', 'EXTRACT($$\1$$ FROM ', 'g'),
        a.tokens, true) AS n
$function$;
