-- pggit._cast_names: deparsed queries with the names that PostgreSQL gives, when it reads
-- them again, to output columns that are casts.
--
-- Promise  P03, P12. The NULL of `SELECT a UNION ALL SELECT NULL` has no name of its own, and is
--          printed as `NULL::integer` (ruleutils.c, get_target_list: where nobody sees
--          the name of a column, "?column?" is left out). Read again, it is a cast, and is
--          called after its type (parse_target.c, FigureColname): from then on it is printed
--          as `NULL::integer AS int4`. An output column that is no plain column and has no
--          name is such a one.
--
-- masked   strings and quoted names stand as numbers in their quotes (_settled), which are
--          those of tokens
-- nameless such a column is called "?column?" instead, and so remains without a name
CREATE OR REPLACE FUNCTION pggit._cast_names(INOUT masked text, INOUT tokens text[], nameless boolean DEFAULT false)
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    pieces constant text[] := ARRAY(
        SELECT t.token[1]
        FROM regexp_matches(masked, '[][(),]|[A-Za-z_][A-Za-z_0-9]*|[^][(),A-Za-z_]+', 'g') WITH ORDINALITY AS t (token, n)
        ORDER BY t.n);
    -- The query's clauses behind its output columns.
    ends constant text[] := '{FROM,WHERE,GROUP,HAVING,WINDOW,UNION,INTERSECT,EXCEPT,ORDER,LIMIT,OFFSET,FETCH,FOR,INTO}';
    a_type constant text := '(?:[a-z_][a-z_0-9]*|"[0-9]+")(?:\.(?:[a-z_][a-z_0-9]*|"[0-9]+")| [a-z]+|\([0-9, ]+\))*(?:\[\])*';
    result text[] := pieces;
    depth integer := 0;
    -- For each open bracket: where the output column begins that stands directly inside; 0 outside of a list of them.
    begins integer[] := '{0}';
    item text;
    name text;
    bracket integer;
BEGIN
    FOR i IN 1 .. cardinality(pieces) + 1 LOOP
        IF begins[depth + 1] > 0 AND (i > cardinality(pieces) OR pieces[i] IN (',', ')') OR pieces[i] = ANY (ends)
                                      AND NOT (pieces[i] = 'FROM' AND pieces[i - 2] = 'DISTINCT' AND pieces[i - 4] <> 'SELECT')) THEN
            item := btrim(array_to_string(pieces[begins[depth + 1]:i - 1], ''), E' \n');
            IF item ~ ('^(?:NULL|[0-9.]+|''[0-9]+''|\(.*\))(?:::' || a_type || ')+$') THEN
                -- One pair of brackets around all that is cast: (a)::text || (b)::text is no cast.
                bracket := 0;
                IF item ~ '^\(' THEN
                    FOR k IN 1 .. length(item) LOOP
                        bracket := bracket + CASE substr(item, k, 1) WHEN '(' THEN 1 WHEN ')' THEN -1 ELSE 0 END;
                        IF bracket = 0 THEN
                            bracket := CASE WHEN substr(item, k + 1) ~ ('^(?:::' || a_type || ')+$') THEN 0 ELSE -1 END;
                            EXIT;
                        END IF;
                    END LOOP;
                END IF;
                IF bracket = 0 THEN
                    name := regexp_replace(substring(item FROM '::(' || a_type || ')$'), '(\([0-9, ]+\)|\[\])', '', 'g');
                    name := CASE name
                        WHEN 'smallint' THEN 'int2' WHEN 'integer' THEN 'int4' WHEN 'bigint' THEN 'int8'
                        WHEN 'real' THEN 'float4' WHEN 'double precision' THEN 'float8' WHEN 'boolean' THEN 'bool'
                        WHEN 'character varying' THEN 'varchar' WHEN 'character' THEN 'bpchar' WHEN 'bit varying' THEN 'varbit'
                        WHEN 'timestamp without time zone' THEN 'timestamp' WHEN 'timestamp with time zone' THEN 'timestamptz'
                        WHEN 'time without time zone' THEN 'time' WHEN 'time with time zone' THEN 'timetz'
                        ELSE regexp_replace(CASE WHEN name ~ '^interval ' THEN 'interval' ELSE name END, '^.*\.', '') END;
                    IF nameless THEN
                        name := '?column?';
                    END IF;
                    -- A name that is a word of SQL's is quoted, and set aside like every quoted one.
                    IF name !~ '^"' AND quote_ident(name) <> name THEN
                        tokens := tokens || quote_ident(name);
                        name := format('"%s"', cardinality(tokens));
                    END IF;
                    result[i - 1] := regexp_replace(result[i - 1], '(\s*)$', ' AS ' || name || '\1');
                END IF;
            END IF;
            begins[depth + 1] := CASE WHEN pieces[i] = ',' THEN i + 1 ELSE 0 END;
        END IF;
        EXIT WHEN i > cardinality(pieces);
        IF pieces[i] IN ('(', '[') THEN
            depth := depth + 1;
            begins[depth + 1] := 0;
        ELSIF pieces[i] IN (')', ']') THEN
            depth := depth - 1;
        ELSIF pieces[i] = 'SELECT' THEN
            begins[depth + 1] := i + CASE WHEN pieces[i + 2] = 'DISTINCT' THEN 3 ELSE 1 END;
        END IF;
    END LOOP;
    masked := array_to_string(result, '');
END
$function$;
