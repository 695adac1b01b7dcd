-- pggit._column_edges: who has to go because of a column.
--
-- Result   as _edges(). how 'column': whoever may use a column of its own table,
--          which PostgreSQL does not say apart from the table (see
--          catalog/_dependency.sql), from its text; 'inherits': the same column of a
--          child.
-- columns  the columns that go or change, "table column ...": of others nobody asks
-- detached  attachments of partitions that are undone: their columns go their own way
-- staying   columns of children that stay when the parent's go (_staying_columns)
CREATE OR REPLACE FUNCTION pggit._column_edges(atoms pggit.atom[], columns text[], detached text[], staying text[])
    RETURNS SETOF pggit.edge
    LANGUAGE sql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE atom AS MATERIALIZED (
        SELECT a.* FROM unnest(atoms) AS a
    ), own_column AS MATERIALIZED (
        SELECT c.name, c.facts->>'table' AS table_identity, c.facts->>'name' AS column_name
        FROM atom AS c JOIN unnest(columns) AS x (name) ON x.name = c.name
    ), said AS MATERIALIZED (
        -- Each is read once, however many columns of its table are asked for.
        SELECT a.name, t.identity AS table_identity,
               CASE a.kind WHEN 'table column' THEN a.facts->'generated'->>'expression'
                           ELSE pggit._expressions_of(a.facts) END AS expressions
        FROM (SELECT DISTINCT c.table_identity FROM own_column AS c) AS t (identity)
        JOIN atom AS a ON a.facts->>'table' = t.identity
        WHERE a.kind IN ('table constraint', 'index', 'trigger', 'policy', 'rule', 'publication relation')
           OR a.kind = 'table column' AND a.facts ? 'generated'
    ), divided AS (
        SELECT a.identity AS root, a.identity FROM atom AS a WHERE a.kind = 'table' AND a.facts ? 'partition_by'
        UNION
        SELECT d.root, a.identity
        FROM divided AS d JOIN atom AS a ON a.kind = 'partition attachment' AND a.facts->>'partition_of' = d.identity
        WHERE a.name <> ALL (detached)
    )
    SELECT c.name, s.name, 'column'
    FROM own_column AS c
    JOIN said AS s ON s.table_identity = c.table_identity AND s.name <> c.name
    WHERE pggit._mentions(s.expressions, c.column_name)
    UNION
    -- What rows are divided by can neither go nor change, in a partition that is divided again either.
    SELECT c.name, a.name, 'column'
    FROM own_column AS c
    JOIN divided AS d ON d.root = c.table_identity
    JOIN atom AS a ON a.kind = 'table' AND a.identity = d.identity
    WHERE pggit._mentions(a.facts->>'partition_by', c.column_name)
    UNION
    SELECT c.name, a.name, 'column'
    FROM atom AS a
    CROSS JOIN LATERAL unnest(a.needs) AS n (name)
    JOIN own_column AS c ON n.name = 'table ' || c.table_identity
    WHERE a.kind = 'statistics object' AND pggit._mentions(a.facts->>'definition', c.column_name)
    UNION
    SELECT c.name, a.name, 'column'
    FROM own_column AS c
    JOIN atom AS a ON a.kind = 'table constraint' AND a.facts->>'references' = c.table_identity
    WHERE pggit._mentions(regexp_replace(a.facts->>'definition', '^.* REFERENCES ', ''), c.column_name)
    UNION
    SELECT p.name, c.name, 'inherits'
    FROM (
        SELECT 'table ' || i.identity AS child, i.identity, i.facts->>'partition_of' AS parent, true AS is_partition
        FROM atom AS i WHERE i.kind = 'partition attachment' AND i.name <> ALL (detached)
        UNION ALL
        SELECT 'table ' || i.identity, i.identity, x.parent, false
        FROM atom AS i CROSS JOIN LATERAL jsonb_array_elements_text(i.facts->'inherits') AS x (parent)
        WHERE i.kind = 'inheritance'
    ) AS h
    JOIN atom AS c ON c.kind = 'table column' AND c.facts->>'table' = h.identity
                  AND (h.is_partition OR c.facts ? 'inherited' AND c.name <> ALL (staying))
    JOIN atom AS p ON p.kind = 'table column' AND p.identity = format('%s.%I', h.parent, c.facts->>'name')
$function$;
