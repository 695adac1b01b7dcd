-- pggit._signature: a procedure as statements name it. Its identity names the input
-- arguments alone; PostgreSQL also looks for a procedure of which these are all
-- arguments, those of mode OUT included, unless modes are said (parse_func.c,
-- LookupFuncWithArgs).
CREATE OR REPLACE FUNCTION pggit._signature(identity text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT s.part[1] || regexp_replace(s.part[2], '((?:"(?:[^"]|"")*"|[^",()])+)', 'IN \1', 'g')
    FROM regexp_match(identity, '^((?:"(?:[^"]|"")*"|[^"(])*)(\(.*\))$') AS s (part)
$function$;
