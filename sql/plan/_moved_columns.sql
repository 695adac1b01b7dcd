-- pggit._moved_columns: the columns of a table that have to be made anew at its
-- end, so that all of them stand in the new order.
--
-- PostgreSQL adds a column at the end and nowhere else. What stands in the right
-- order at the beginning stays; from the first column on that is out of place or
-- new, every old one has to move behind it.
-- gone     columns that do not stay: they leave no gap
CREATE OR REPLACE FUNCTION pggit._moved_columns(old_order text[], new_order text[], gone text[])
    RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    kept constant text[] := ARRAY(SELECT o.name FROM unnest(old_order) WITH ORDINALITY AS o (name, n)
                                  WHERE o.name <> ALL (gone) AND o.name = ANY (new_order) ORDER BY o.n);
    last_place integer := 0;
    place integer;
BEGIN
    FOR i IN 1 .. cardinality(new_order) LOOP
        place := array_position(kept, new_order[i]);
        IF place IS NULL OR place < last_place THEN
            RETURN ARRAY(SELECT n.name FROM unnest(new_order[i:]) WITH ORDINALITY AS n (name, n)
                         WHERE n.name = ANY (kept) ORDER BY n.n);
        END IF;
        last_place := place;
    END LOOP;
    RETURN '{}';
END
$function$;
