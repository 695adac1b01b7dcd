-- pggit._mentions: does this SQL text contain that name? Texts are not parsed: a
-- name inside a string counts too, so that the answer yes may be wrong and no
-- never is.
CREATE OR REPLACE FUNCTION pggit._mentions(sql_text text, name text)
    RETURNS boolean
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN name ~ '^[A-Za-z0-9_]+$' THEN sql_text ~ ('\m' || name || '\M')
                ELSE strpos(sql_text, replace(name, '"', '""')) > 0 END
$function$;
