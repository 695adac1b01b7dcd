-- pggit._text_array: a JSON array of strings as an array, '{}' for none.
CREATE OR REPLACE FUNCTION pggit._text_array(list jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY(SELECT e.item FROM jsonb_array_elements_text(list) WITH ORDINALITY AS e (item, n) ORDER BY e.n)
$function$;
