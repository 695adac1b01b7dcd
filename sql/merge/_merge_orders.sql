-- pggit._merge_orders: the rows of a merge with their column orders filled in, from
-- the columns that the other rows leave to the table.
--
-- An order that was settled for one side (its row's outcome says so: ours, theirs,
-- base) follows that side alone.
CREATE OR REPLACE FUNCTION pggit._merge_orders(rows pggit.merging[])
    RETURNS SETOF pggit.merging
    LANGUAGE sql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
    -- An array is taken for ten rows: nested loops over thousands.
    SET enable_nestloop = off
AS $function$
    WITH given AS MATERIALIZED (
        SELECT r.* FROM unnest(rows) AS r
    ), list AS (
        SELECT r.*,
               CASE r.outcome WHEN 'ours' THEN coalesce(o.ours, o.old, o.theirs)
                              WHEN 'theirs' THEN coalesce(o.theirs, o.old, o.ours)
                              WHEN 'base' THEN coalesce(o.old, o.ours, o.theirs)
                              ELSE pggit._merge_order(o.old, o.ours, o.theirs) END AS columns,
               ARRAY(SELECT x FROM unnest(o.old || o.ours || o.theirs) AS x) AS all_columns, o.old
        FROM given AS r
        CROSS JOIN LATERAL (
            SELECT CASE WHEN r.base_content IS NOT NULL THEN pggit._text_array(r.base_content::jsonb->'columns') END AS old,
                   CASE WHEN r.target_content IS NOT NULL THEN pggit._text_array(r.target_content::jsonb->'columns') END AS ours,
                   CASE WHEN r.source_content IS NOT NULL THEN pggit._text_array(r.source_content::jsonb->'columns') END AS theirs
        ) AS o
        WHERE r.kind = 'column order'
    ), present AS (
        SELECT l.identity,
               jsonb_build_object('columns', coalesce(jsonb_agg(c.name ORDER BY c.n) FILTER (
                   WHERE CASE WHEN x.kind IS NOT NULL THEN x.merged_content IS NOT NULL
                              ELSE c.name = ANY (l.old) END), '[]'))::text AS content
        FROM list AS l
        -- A side that was chosen may lack a column that another row brings.
        CROSS JOIN LATERAL unnest(l.columns || ARRAY(SELECT DISTINCT a.name COLLATE "C" FROM unnest(l.all_columns) AS a (name)
                                                     WHERE a.name <> ALL (l.columns) ORDER BY 1))
            WITH ORDINALITY AS c (name, n)
        LEFT JOIN given AS x ON x.kind IN ('table column', 'foreign table column') AND x.identity = format('%s.%I', l.identity, c.name)
        GROUP BY l.identity
    ), merged AS (
        SELECT l.identity, l.columns IS NULL AS is_conflict,
               CASE WHEN t.kind IS NULL OR t.merged_content IS NOT NULL
                    THEN coalesce(p.content, '{"columns": []}') END AS content
        FROM list AS l
        LEFT JOIN present AS p ON p.identity = l.identity
        LEFT JOIN given AS t ON t.kind IN ('table', 'foreign table') AND t.identity = l.identity
    )
    SELECT r.kind, r.identity, r.base_content, r.target_content, r.source_content,
           CASE WHEN m.identity IS NULL THEN r.merged_content
                WHEN m.is_conflict THEN r.base_content ELSE m.content END,
           CASE WHEN m.identity IS NULL OR r.outcome IN ('conflict', 'ours', 'theirs', 'base') THEN r.outcome
                WHEN m.is_conflict THEN 'conflict'
                WHEN m.content IS NOT DISTINCT FROM r.target_content AND r.stored_identity IS NULL THEN 'kept'
                ELSE 'clean' END,
           r.clashes, r.stored_identity, r.stored_content
    FROM given AS r LEFT JOIN merged AS m ON r.kind = 'column order' AND m.identity = r.identity
$function$;
