-- pggit._options_changes: RESET and SET clauses that turn one list of storage
-- parameters or attribute options ("name=value") into another.
--
-- What is set stands behind all that is not, and the order can be seen
-- (transformRelOptions in access/common/reloptions.c): so the first ones stay as
-- far as they are the same in the same order, and all after them are set.
CREATE OR REPLACE FUNCTION pggit._options_changes(old_options jsonb, new_options jsonb, prefix text DEFAULT '')
    RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    -- Most often there is nothing to do.
    IF old_options IS NOT DISTINCT FROM new_options THEN
        RETURN '{}';
    END IF;
    RETURN (
        WITH wanted AS (
            SELECT n.option, n.place, o.place IS NOT NULL AND coalesce(o.place > lag(o.place) OVER (ORDER BY n.place), true) AS is_next
            FROM jsonb_array_elements_text(new_options) WITH ORDINALITY AS n (option, place)
            LEFT JOIN jsonb_array_elements_text(old_options) WITH ORDINALITY AS o (option, place) ON o.option = n.option
        )
        SELECT array_remove(ARRAY[
            'RESET (' || (
                SELECT string_agg(format('%s%I', prefix, o.name), ', ' ORDER BY o.name COLLATE "C")
                FROM (SELECT split_part(x.option, '=', 1) FROM jsonb_array_elements_text(old_options) AS x (option)
                      EXCEPT
                      SELECT split_part(x.option, '=', 1) FROM jsonb_array_elements_text(new_options) AS x (option)) AS o (name)
            ) || ')',
            'SET (' || (
                SELECT pggit._options_list(jsonb_agg(x.option ORDER BY x.place), prefix)
                FROM (SELECT w.option, w.place, bool_and(w.is_next) OVER (ORDER BY w.place) AS stays FROM wanted AS w) AS x
                WHERE NOT x.stays
            ) || ')'], NULL)
    );
END
$function$;
