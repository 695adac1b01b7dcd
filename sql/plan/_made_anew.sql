-- pggit._made_anew: the atoms that are made anew, whatever they differ in, because no
-- statement leads from what they are to what they shall be, or not from where they
-- stand.
CREATE OR REPLACE FUNCTION pggit._made_anew(old_atoms pggit.atom[], new_atoms pggit.atom[])
    RETURNS SETOF text
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE logging AS MATERIALIZED (
        -- Tables that are logged from now on, or no longer.
        SELECT n.identity
        FROM unnest(old_atoms) AS o JOIN unnest(new_atoms) AS n ON n.name = o.name
        WHERE n.kind = 'table' AND (o.facts ? 'unlogged') <> (n.facts ? 'unlogged')
    ), reference AS MATERIALIZED (
        SELECT c.name, c.facts->>'table' AS source, c.facts->>'references' AS target
        FROM unnest(new_atoms) AS c
        WHERE c.kind = 'table constraint' AND c.facts->>'type' = 'f' AND c.facts->>'table' <> c.facts->>'references'
          AND c.facts->>'table' IN (SELECT l.identity FROM logging AS l)
          AND c.facts->>'references' IN (SELECT l.identity FROM logging AS l)
    ), reach AS (
        SELECT r.source, r.target FROM reference AS r
        UNION
        SELECT x.source, r.target FROM reach AS x JOIN reference AS r ON r.source = x.target
    ), circular AS MATERIALIZED (
        -- One would have to be first.
        SELECT r.name FROM reference AS r JOIN reach AS x ON x.source = r.target AND x.target = r.source
    ), used AS MATERIALIZED (
        -- PostgreSQL gives no attribute another type while a column holds its values, and writes no table anew while one
        -- holds its rows (find_composite_type_dependencies in commands/tablecmds.c).
        SELECT DISTINCT x.address
        FROM unnest(old_atoms) AS c CROSS JOIN LATERAL unnest(c.needs) AS x (address)
        WHERE c.kind IN ('table column', 'type', 'typing') AND x.address ~ '^(type|table) (?!column )'
    ), left_index AS (
        -- An index of a partition cannot leave the parent's while both stand; nor can that go without its own parent's.
        SELECT p.name
        FROM unnest(old_atoms) AS a
        JOIN unnest(old_atoms) AS p ON 'index ' || (a.facts->>'attach_to') = ANY (p.provides)
        LEFT JOIN unnest(new_atoms) AS n ON n.name = a.name
        WHERE a.kind = 'index attachment' AND n.facts IS DISTINCT FROM a.facts
          AND EXISTS (SELECT FROM unnest(old_atoms) AS o JOIN unnest(new_atoms) AS t ON t.name = o.name AND t.facts = o.facts
                      WHERE o.name = ANY (a.needs))
        UNION
        SELECT p.name
        FROM left_index AS l
        JOIN unnest(old_atoms) AS a ON a.name = 'attachment of ' || l.name AND a.kind = 'index attachment'
        JOIN unnest(old_atoms) AS p ON 'index ' || (a.facts->>'attach_to') = ANY (p.provides)
    )
    SELECT c.name FROM circular AS c
    UNION
    SELECT u.address
    FROM used AS u
    JOIN unnest(old_atoms) AS o ON o.name = u.address
    JOIN unnest(new_atoms) AS n ON n.name = u.address AND n.facts <> o.facts
    WHERE n.kind = 'type' AND n.facts->>'type' = 'composite' AND NOT (
        -- Attributes come, or go. Where one comes for another that goes, values go over by their text.
        (NOT EXISTS (SELECT x.item FROM jsonb_array_elements(o.facts->'attributes') AS x (item)
                     EXCEPT SELECT x.item FROM jsonb_array_elements(n.facts->'attributes') AS x (item))
         OR NOT EXISTS (SELECT x.item FROM jsonb_array_elements(n.facts->'attributes') AS x (item)
                        EXCEPT SELECT x.item FROM jsonb_array_elements(o.facts->'attributes') AS x (item)))
        AND NOT EXISTS (SELECT FROM unnest(old_atoms || new_atoms) AS t WHERE t.kind = 'typing' AND t.needs @> ARRAY[u.address]))
    UNION
    SELECT s.name FROM pggit._stuck_domains(old_atoms, new_atoms) AS s (name)
    UNION
    -- A child cannot give up a check of its own while it has the same one from above.
    SELECT h.source
    FROM pggit._handed_down(new_atoms) AS h
    JOIN unnest(old_atoms) AS o ON o.name = format('table constraint %I on %s', h.name, h.identity)
    JOIN unnest(old_atoms) AS p ON p.name = h.source
    WHERE h.kind = 'check' AND EXISTS (
        SELECT FROM unnest(old_atoms) AS l JOIN unnest(new_atoms) AS n ON n.name = l.name AND n.facts = l.facts
        WHERE l.kind IN ('inheritance', 'partition attachment') AND l.identity = h.identity)
    UNION
    SELECT l.name FROM left_index AS l
    UNION
    -- Columns are inherited from the beginning or never, and a child's own too, or not, as long as it has that parent.
    SELECT 'table ' || (n.facts->>'table')
    FROM unnest(new_atoms) AS n LEFT JOIN unnest(old_atoms) AS o ON o.name = n.name
    WHERE n.kind = 'table column'
      AND CASE WHEN o.name IS NULL
               THEN n.facts ? 'inherited' AND n.facts->>'table' IN (SELECT i.identity FROM pggit._inheriting(old_atoms, new_atoms) AS i (identity))
               WHEN n.facts ? 'inherited' THEN NOT o.facts ? 'inherited'
               ELSE o.facts ? 'inherited' AND EXISTS (
                   SELECT FROM unnest(old_atoms) AS p JOIN unnest(new_atoms) AS i ON i.name = p.name AND i.facts = p.facts
                   WHERE p.kind = 'inheritance' AND p.identity = n.facts->>'table') END
    UNION
    -- A child neither gives up a NOT NULL of its own nor names it while its parent's key asks for it (version 18 on).
    SELECT 'table ' || x.identity
    FROM (SELECT * FROM pggit._above(old_atoms) INTERSECT SELECT * FROM pggit._above(new_atoms)) AS x
    JOIN unnest(old_atoms) AS k ON k.kind = 'table constraint' AND k.facts->>'type' = 'p' AND k.facts->>'table' = x.ancestor
    JOIN unnest(new_atoms) AS l ON l.name = k.name
    JOIN unnest(old_atoms) AS o ON o.kind = 'table column' AND o.facts->>'table' = x.identity
    JOIN unnest(new_atoms) AS n ON n.name = o.name
    JOIN unnest(old_atoms) AS p ON p.name = format('table column %s.%I', x.ancestor, o.facts->>'name')
    WHERE NOT x.is_partition AND p.facts->'not_null' ? 'name'
      AND (n.facts->'not_null'->>'name') IS DISTINCT FROM (o.facts->'not_null'->>'name')
      AND (o.facts ? 'not_null' OR n.facts->'not_null'->>'name' <> p.facts->'not_null'->>'name')
      AND pggit._mentions(k.facts->>'definition', o.facts->>'name')
    UNION
    -- How a trigger is enabled is said to its copies in partitions too.
    SELECT c.name
    FROM unnest(new_atoms) AS c
    JOIN pggit._above(new_atoms) AS x ON x.identity = c.facts->>'table'
    JOIN unnest(old_atoms) AS o ON o.name = format('trigger %I on %s', c.facts->>'name', x.ancestor)
    JOIN unnest(new_atoms) AS n ON n.name = o.name
    WHERE c.kind = 'trigger' AND c.facts ? 'copy_of' AND (o.facts->'enabled') IS DISTINCT FROM (n.facts->'enabled')
    UNION
    -- A column of another type, or one that comes with values: those of a constant are not written.
    SELECT u.address
    FROM unnest(new_atoms) AS n
    JOIN used AS u ON u.address = 'table ' || (n.facts->>'table')
    LEFT JOIN unnest(old_atoms) AS o ON o.name = n.name
    LEFT JOIN unnest(new_atoms) AS d ON d.name = 'default of ' || n.name
    LEFT JOIN unnest(new_atoms) AS t ON t.kind = 'type' AND t.identity = n.facts->>'type'
    WHERE n.kind = 'table column'
      AND CASE WHEN o.name IS NULL
               THEN n.facts ?| ARRAY['generated', 'identity'] OR d.facts->>'default' ~ '\(' OR t.facts->>'type' = 'domain'
               ELSE o.facts->'type' <> n.facts->'type' OR (o.facts->'collation') IS DISTINCT FROM (n.facts->'collation') END
$function$;
