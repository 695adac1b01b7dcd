-- pggit._options_list: storage parameters as WITH (...) and SET (...) take them,
-- from the "name=value" strings of pg_class.reloptions. NULL for none.
CREATE OR REPLACE FUNCTION pggit._options_list(options jsonb, prefix text DEFAULT '')
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT string_agg(format('%s%I=%L', prefix, split_part(o.option, '=', 1),
                             substr(o.option, strpos(o.option, '=') + 1)), ', ' ORDER BY o.n)
    FROM jsonb_array_elements_text(options) WITH ORDINALITY AS o (option, n)
$function$;
