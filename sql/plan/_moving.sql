-- pggit._moving: the columns that have to be made anew behind the others, so that
-- each table's columns come in their new order, and the partitions that have to
-- be detached for it: below a parent that is altered with them, an order of
-- their own cannot be made. A child into which its parents' columns come, or in which
-- they would have to move, is made anew as a table.
--
-- what   'column', 'attachment' or 'table'
CREATE OR REPLACE FUNCTION pggit._moving(old_atoms pggit.atom[], new_atoms pggit.atom[], gone text[])
    RETURNS TABLE (what text, name text)
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH old_order AS (
        SELECT o.identity, pggit._text_array(o.facts->'columns') AS columns FROM unnest(old_atoms) AS o WHERE o.kind = 'column order'
    ), new_order AS (
        SELECT n.identity, pggit._text_array(n.facts->'columns') AS columns FROM unnest(new_atoms) AS n WHERE n.kind = 'column order'
    ), going AS MATERIALIZED (
        SELECT g.name FROM unnest(gone) AS g (name) WHERE g.name ~ '^table (column )?'
    ), gone_column AS (
        SELECT o.facts->>'table' AS identity, array_agg(o.facts->>'name') AS names
        FROM unnest(old_atoms) AS o JOIN going AS g ON g.name = o.name
        WHERE o.kind = 'table column' GROUP BY o.facts->>'table'
    ), moved AS (
        SELECT o.identity, m.column_name
        FROM old_order AS o
        JOIN new_order AS n ON n.identity = o.identity
        LEFT JOIN gone_column AS g ON g.identity = o.identity
        CROSS JOIN LATERAL unnest(pggit._moved_columns(o.columns, n.columns, coalesce(g.names, '{}'))) AS m (column_name)
        WHERE (o.columns <> n.columns OR g.identity IS NOT NULL)
          AND 'table ' || o.identity NOT IN (SELECT x.name FROM going AS x)
    ), coming AS (
        SELECT m.identity, m.column_name FROM moved AS m
        UNION
        SELECT c.facts->>'table', c.facts->>'name'
        FROM unnest(new_atoms) AS c
        WHERE c.kind = 'table column' AND 'table ' || (c.facts->>'table') NOT IN (SELECT x.name FROM going AS x)
          AND (c.name IN (SELECT x.name FROM going AS x) OR c.name NOT IN (SELECT o.name FROM unnest(old_atoms) AS o))
    ), added AS (
        SELECT n.identity, array_agg(c.facts->>'name' ORDER BY array_position(n.columns, c.facts->>'name')) AS columns
        FROM unnest(new_atoms) AS c JOIN new_order AS n ON n.identity = c.facts->>'table'
        WHERE c.kind = 'table column' AND c.name NOT IN (SELECT o.name FROM unnest(old_atoms) AS o)
        GROUP BY n.identity
    ), remade AS (
        -- Before version 17 a generated column comes after what its expression names.
        SELECT c.identity
        FROM coming AS c
        JOIN new_order AS n ON n.identity = c.identity
        JOIN old_order AS o ON o.identity = c.identity
        JOIN unnest(new_atoms) AS a ON a.name = 'table column ' || format('%s.%I', c.identity, c.column_name)
                                   AND a.facts ? 'generated' AND NOT a.facts ? 'inherited'
        WHERE current_setting('server_version_num')::integer < 170000 AND EXISTS (
                  SELECT FROM coming AS l
                  JOIN unnest(new_atoms) AS b ON b.name = 'table column ' || format('%s.%I', l.identity, l.column_name)
                                             AND NOT b.facts ? 'generated'
                  WHERE l.identity = c.identity
                    AND array_position(n.columns, l.column_name) > array_position(n.columns, c.column_name)
                    AND pggit._mentions(a.facts->'generated'->>'expression', l.column_name))
        UNION
        SELECT DISTINCT c.facts->>'table'
        FROM unnest(old_atoms) AS i
        JOIN unnest(new_atoms) AS c ON c.kind = 'table column' AND c.facts->>'table' = i.identity AND c.facts ? 'inherited'
        LEFT JOIN moved AS m ON m.identity = i.identity AND m.column_name = c.facts->>'name'
        LEFT JOIN old_order AS o ON o.identity = i.identity AND o.columns @> ARRAY[c.facts->>'name']
        WHERE i.kind = 'inheritance' AND i.identity IN (SELECT x.identity FROM moved AS x)
          AND i.name <> ALL (gone) AND i.name IN (SELECT x.name FROM unnest(new_atoms) AS x)
          AND (m.identity IS NOT NULL OR o.identity IS NULL)
    )
    SELECT 'column', format('table column %s.%I', m.identity, m.column_name)
    FROM moved AS m WHERE m.identity NOT IN (SELECT r.identity FROM remade AS r)
    UNION
    SELECT 'table', 'table ' || r.identity FROM remade AS r
    UNION
    SELECT 'attachment', a.name
    FROM unnest(old_atoms) AS a JOIN moved AS m ON m.identity IN (a.identity, a.facts->>'partition_of')
    WHERE a.kind = 'partition attachment'
    UNION
    -- A NOT NULL that is the parent's too gets no other name (version 18 on); one that is not valid is no more than
    -- the parent's if it was there first, and its own otherwise.
    SELECT 'attachment', a.name
    FROM unnest(old_atoms) AS a
    JOIN unnest(old_atoms) AS o ON o.kind = 'table column' AND o.facts->>'table' = a.identity
    JOIN unnest(new_atoms) AS n ON n.name = o.name AND o.facts ? 'not_null'
         AND (n.facts->'not_null'->>'name' <> o.facts->'not_null'->>'name'
              OR n.facts->'not_null' ? 'not_valid' AND NOT o.facts->'not_null' ? 'not_valid')
    JOIN unnest(old_atoms) AS p ON p.name = 'table column ' || format('%s.%I', a.facts->>'partition_of', o.facts->>'name') AND p.facts ? 'not_null'
    WHERE a.kind = 'partition attachment'
    UNION
    -- New columns come to partitions in their parent's order.
    SELECT 'attachment', a.name
    FROM unnest(old_atoms) AS a
    JOIN unnest(new_atoms) AS b ON b.name = a.name AND b.facts = a.facts
    JOIN added AS own ON own.identity = a.identity
    JOIN added AS parents ON parents.identity = a.facts->>'partition_of' AND parents.columns <> own.columns
    WHERE a.kind = 'partition attachment'
$function$;
