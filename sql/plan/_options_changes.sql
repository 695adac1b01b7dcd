-- pggit._options_changes: RESET and SET clauses that turn one list of storage
-- parameters or attribute options ("name=value") into another.
CREATE OR REPLACE FUNCTION pggit._options_changes(old_options jsonb, new_options jsonb, prefix text DEFAULT '')
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(ARRAY[
        'RESET (' || (
            SELECT string_agg(format('%s%I', prefix, o.name), ', ' ORDER BY o.name COLLATE "C")
            FROM (SELECT split_part(x.option, '=', 1) FROM jsonb_array_elements_text(old_options) AS x (option)
                  EXCEPT
                  SELECT split_part(x.option, '=', 1) FROM jsonb_array_elements_text(new_options) AS x (option)) AS o (name)
        ) || ')',
        'SET (' || (
            SELECT pggit._options_list(jsonb_agg(x.option ORDER BY x.n), prefix)
            FROM jsonb_array_elements_text(new_options) WITH ORDINALITY AS x (option, n)
            WHERE NOT coalesce(old_options, '[]') ? x.option
        ) || ')'], NULL)
$function$;
