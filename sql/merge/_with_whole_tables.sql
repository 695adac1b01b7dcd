-- pggit._with_whole_tables: objects of a stored tree, and all columns of these tables there:
-- they tell at which of several places a table, or a column, has stood.
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._with_whole_tables(entries pggit.entry[], tables text[], tree_id bytea)
    RETURNS pggit.entry[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    whole pggit.entry[] := ARRAY(
        SELECT o FROM pggit._tree_objects(
            tree_id, array_fill('table'::text, ARRAY[cardinality(tables)]) || array_fill('column order'::text, ARRAY[cardinality(tables)]),
            tables || tables) AS o);
    columns text[];
BEGIN
    columns := ARRAY(
        SELECT format('%s.%I', w.identity, c.name)
        FROM unnest(whole) AS w CROSS JOIN LATERAL jsonb_array_elements_text(w.content::jsonb->'columns') AS c (name)
        WHERE w.kind = 'column order');
    whole := whole || ARRAY(
        SELECT o FROM pggit._tree_objects(tree_id, array_fill('table column'::text, ARRAY[cardinality(columns)]), columns) AS o);
    RETURN entries || ARRAY(
        SELECT w FROM unnest(whole) AS w
        WHERE NOT EXISTS (SELECT FROM unnest(entries) AS e WHERE e.kind = w.kind AND e.identity = w.identity));
END
$function$;
