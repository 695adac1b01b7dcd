-- pggit._reordered_columns: the columns of tables whose columns one side has in another
-- order: two of them may have changed names. As the base has them.
--
-- sides    as _merge_sides() gives them; result: rows like those
-- Errors   GT009.
CREATE OR REPLACE FUNCTION pggit._reordered_columns(sides pggit.merging[], base_tree bytea)
    RETURNS SETOF pggit.merging
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH reordered AS MATERIALIZED (
        SELECT s.identity, s.base_content::jsonb->'columns' AS columns
        FROM unnest(sides) AS s
        CROSS JOIN LATERAL (VALUES (s.target_content), (s.source_content)) AS o (content)
        WHERE s.kind = 'column order' AND s.base_content IS NOT NULL AND o.content <> s.base_content
          AND (SELECT array_agg(c.name ORDER BY c.name) FROM jsonb_array_elements_text(s.base_content::jsonb->'columns') AS c (name))
            = (SELECT array_agg(c.name ORDER BY c.name) FROM jsonb_array_elements_text(o.content::jsonb->'columns') AS c (name))
    ), wanted AS MATERIALIZED (
        SELECT DISTINCT format('%s.%I', r.identity, c.name) AS identity
        FROM reordered AS r CROSS JOIN LATERAL jsonb_array_elements_text(r.columns) AS c (name)
    )
    SELECT o.kind, o.identity, o.content, o.content, o.content, NULL::text, NULL::text, NULL::text[], NULL::text, NULL::text
    FROM pggit._tree_objects(base_tree, ARRAY(SELECT 'table column'::text FROM wanted AS w ORDER BY w.identity),
                             ARRAY(SELECT w.identity FROM wanted AS w ORDER BY w.identity)) AS o
$function$;
