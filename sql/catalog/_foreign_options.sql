-- pggit._foreign_options: OPTIONS (...) of a foreign-data wrapper or server, from
-- its facts. NULL for none.
CREATE OR REPLACE FUNCTION pggit._foreign_options(options jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT format(' OPTIONS (%s)', nullif(string_agg(format('%I %L', o.key, o.value), ', ' ORDER BY o.key COLLATE "C"), ''))
    FROM jsonb_each_text(options) AS o
    HAVING count(*) > 0
$function$;
