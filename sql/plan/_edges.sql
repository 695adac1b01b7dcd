-- pggit._edges: who has to go because of whom, among the atoms of one schema.
--
-- Result   source goes, target goes. how 'lies': with it, silently; 'needs': before
--          it; 'type': a column that can be given another type instead. For columns
--          there is more: plan/_column_edges.sql.
CREATE OR REPLACE FUNCTION pggit._edges(atoms pggit.atom[])
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
        SELECT a.name, a.kind, a.facts, t.address
        FROM atom AS a CROSS JOIN LATERAL unnest(a.needs) AS n (address)
        CROSS JOIN LATERAL pggit._composite_type_of(n.address) AS t (address)
    ), lying AS (
        SELECT a.name, l.address
        FROM atom AS a CROSS JOIN LATERAL unnest(a.lies_on) AS l (address)
        WHERE l.address IS NOT NULL
        UNION
        SELECT a.name, t.address
        FROM atom AS a CROSS JOIN LATERAL unnest(a.lies_on) AS l (address)
        CROSS JOIN LATERAL pggit._composite_type_of(l.address) AS t (address)
    )
    SELECT p.name, l.name, 'lies'
    FROM lying AS l JOIN provider AS p ON p.address = l.address
    WHERE p.name <> l.name
    UNION
    SELECT p.name, n.name,
           -- A table is a type to a column that holds its rows.
           CASE WHEN n.kind = 'table column' AND NOT n.facts ? 'generated'
                     AND (p.address ~ '^(type|extension|collation) ' OR p.address ~ '^table (?!column )' AND p.name = p.address)
                THEN 'type' ELSE 'needs' END
    FROM need AS n JOIN provider AS p ON p.address = n.address
    WHERE p.name <> n.name
    UNION
    -- A column that has become its own does not become its parent's again.
    SELECT i.name, 'table ' || i.identity, 'needs'
    FROM atom AS i
    WHERE i.kind = 'inheritance' AND EXISTS (
        SELECT FROM atom AS c WHERE c.kind = 'table column' AND c.facts->>'table' = i.identity AND c.facts ? 'inherited')
    UNION
    -- Rows that somebody refers to do not leave a partitioned table, from any level below it.
    SELECT a.name, f.name, 'needs'
    FROM atom AS a
    JOIN pggit._above(atoms) AS x ON x.identity = a.identity
    JOIN atom AS f ON f.kind = 'table constraint' AND f.facts->>'references' = x.ancestor
    WHERE a.kind = 'partition attachment'
    UNION
    -- A foreign key stands on one of the keys of the table that it refers to.
    SELECT k.name, f.name, 'needs'
    FROM atom AS f
    JOIN atom AS k ON k.facts->>'table' = f.facts->>'references'
                  AND (k.kind = 'table constraint' AND k.facts->>'type' IN ('p', 'u') OR k.kind = 'index')
    WHERE f.kind = 'table constraint' AND f.facts->>'type' = 'f' AND f.name <> k.name
      -- A temporal one says PERIOD where its key says WITHOUT OVERLAPS.
      AND ARRAY(SELECT regexp_replace(trim(c.name), '^PERIOD ', '') FROM regexp_split_to_table((regexp_match(f.facts->>'definition', 'REFERENCES .*?\(([^)]*)\)'))[1], ',') AS c (name)
                ORDER BY 1)
        = ARRAY(SELECT regexp_replace(trim(c.name), ' WITHOUT OVERLAPS$', '') FROM regexp_split_to_table((regexp_match(k.facts->>'definition', '\(([^)]*)\)'))[1], ',') AS c (name)
                ORDER BY 1)
$function$;
