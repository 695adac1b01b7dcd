-- pggit._edges: who has to go because of whom, among the atoms of one schema.
--
-- Result   source goes, target goes. how 'lies': with it, silently; 'needs': before
--          it; 'type': a column that can be given another type instead; 'column':
--          whoever may use a column of its own table, which PostgreSQL does not
--          say apart from the table (see catalog/_dependency.sql), from its text;
--          'inherits': the same column of a child.
-- detached  attachments of partitions that are undone: their columns go their own way
-- columns  the columns that go or change, "table column ...": of others nobody asks.
CREATE OR REPLACE FUNCTION pggit._edges(atoms pggit.atom[], columns text[], detached text[])
    RETURNS SETOF pggit.edge
    LANGUAGE sql IMMUTABLE ROWS 100000
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH atom AS MATERIALIZED (
        SELECT a.* FROM unnest(atoms) AS a
    ), provider AS MATERIALIZED (
        SELECT p.address, a.name FROM atom AS a CROSS JOIN LATERAL unnest(a.provides) AS p (address)
        WHERE p.address IS NOT NULL
    ), need AS (
        SELECT a.name, a.kind, a.facts, n.address
        FROM atom AS a CROSS JOIN LATERAL unnest(a.needs) AS n (address)
        WHERE n.address IS NOT NULL
        UNION
        -- An attribute of a composite type is a part of the type.
        SELECT a.name, a.kind, a.facts, 'type ' || m.part[1]
        FROM atom AS a CROSS JOIN LATERAL unnest(a.needs) AS n (address)
        CROSS JOIN LATERAL regexp_match(n.address, '^composite type (?:column )?(.*)(?:\.(?:"(?:[^"]|"")*"|[^".]+))$') AS m (part)
    ), own_column AS (
        SELECT c.name, c.facts->>'table' AS table_identity, c.facts->>'name' AS column_name
        FROM atom AS c WHERE c.name = ANY (columns)
    )
    SELECT p.name, a.name, 'lies'
    FROM atom AS a CROSS JOIN LATERAL unnest(a.lies_on) AS l (address) JOIN provider AS p ON p.address = l.address
    WHERE p.name <> a.name
    UNION
    SELECT p.name, n.name,
           CASE WHEN n.kind = 'table column' AND NOT n.facts ? 'generated' AND p.address ~ '^(type|extension|collation) '
                THEN 'type' ELSE 'needs' END
    FROM need AS n JOIN provider AS p ON p.address = n.address
    WHERE p.name <> n.name
    UNION
    SELECT c.name, a.name, 'column'
    FROM own_column AS c
    JOIN atom AS a ON a.facts->>'table' = c.table_identity AND a.name <> c.name
    WHERE a.kind IN ('table constraint', 'index', 'trigger', 'policy', 'rule', 'publication relation')
          AND pggit._mentions(a.facts::text, c.column_name)
       OR a.kind = 'table column' AND pggit._mentions(a.facts->'generated'->>'expression', c.column_name)
    UNION
    -- What rows are divided by can neither go nor change.
    SELECT c.name, a.name, 'column'
    FROM own_column AS c
    JOIN atom AS a ON a.kind = 'table' AND a.identity = c.table_identity
    WHERE pggit._mentions(a.facts->>'partition_by', c.column_name)
    UNION
    -- A column that has become its own does not become its parent's again.
    SELECT i.name, 'table ' || i.identity, 'needs'
    FROM atom AS i
    WHERE i.kind = 'inheritance' AND EXISTS (
        SELECT FROM atom AS c WHERE c.kind = 'table column' AND c.facts->>'table' = i.identity AND c.facts ? 'inherited')
    UNION
    SELECT c.name, a.name, 'column'
    FROM own_column AS c
    JOIN atom AS a ON a.kind = 'statistics object' AND a.needs @> ARRAY['table ' || c.table_identity]
    WHERE pggit._mentions(a.facts->>'definition', c.column_name)
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
                  AND (h.is_partition OR c.facts ? 'inherited')
    JOIN atom AS p ON p.kind = 'table column' AND p.identity = format('%s.%I', h.parent, c.facts->>'name')
    UNION
    -- Rows that somebody refers to do not leave a partitioned table.
    SELECT a.name, f.name, 'needs'
    FROM atom AS a
    JOIN atom AS f ON f.kind = 'table constraint' AND f.facts->>'references' = a.facts->>'partition_of'
    WHERE a.kind = 'partition attachment'
    UNION
    -- A foreign key stands on one of the keys of the table that it refers to.
    SELECT k.name, f.name, 'needs'
    FROM atom AS f
    JOIN atom AS k ON k.facts->>'table' = f.facts->>'references'
                  AND (k.kind = 'table constraint' AND k.facts->>'type' IN ('p', 'u') OR k.kind = 'index')
    WHERE f.kind = 'table constraint' AND f.facts->>'type' = 'f' AND f.name <> k.name
      AND ARRAY(SELECT trim(c.name) FROM regexp_split_to_table((regexp_match(f.facts->>'definition', 'REFERENCES .*?\(([^)]*)\)'))[1], ',') AS c (name)
                ORDER BY 1)
        = ARRAY(SELECT trim(c.name) FROM regexp_split_to_table((regexp_match(k.facts->>'definition', '\(([^)]*)\)'))[1], ',') AS c (name)
                ORDER BY 1)
$function$;
