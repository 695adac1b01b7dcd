-- pggit._differing: the atoms in which two schemas differ, and what would be done
-- with each if it stood alone.
CREATE OR REPLACE FUNCTION pggit._differing(old_atoms pggit.atom[], new_atoms pggit.atom[])
    RETURNS SETOF pggit.verdict
    LANGUAGE sql STABLE ROWS 100
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
    ), localized AS MATERIALIZED (
        -- Children whose columns become their own too: they are so when the parent is left, all of them.
        SELECT i.identity, bool_or(n.facts ? 'inherited') AS partly
        FROM unnest(new_atoms) AS i
        JOIN unnest(old_atoms) AS p ON p.name = i.name AND p.facts = i.facts
        JOIN unnest(new_atoms) AS n ON n.kind = 'table column' AND n.facts->>'table' = i.identity
        JOIN unnest(old_atoms) AS o ON o.name = n.name AND o.facts ? 'inherited'
        WHERE i.kind = 'inheritance'
        GROUP BY i.identity
        HAVING NOT bool_and(n.facts ? 'inherited')
    ), inheriting AS (
        -- Tables that get a parent, or another one.
        SELECT n.identity
        FROM unnest(new_atoms) AS n LEFT JOIN unnest(old_atoms) AS o ON o.name = n.name
        WHERE n.kind = 'inheritance' AND o.facts IS DISTINCT FROM n.facts
        UNION
        SELECT l.identity FROM localized AS l WHERE NOT l.partly
    ), used AS MATERIALIZED (
        -- PostgreSQL alters no composite type while a column holds its values, and writes no table anew while one
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
    ), anew AS MATERIALIZED (
        -- What is made anew, whatever it differs in.
        SELECT c.name FROM circular AS c
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
        -- Columns are inherited from the beginning or never.
        SELECT 'table ' || (n.facts->>'table')
        FROM unnest(new_atoms) AS n LEFT JOIN unnest(old_atoms) AS o ON o.name = n.name
        WHERE n.kind = 'table column' AND n.facts ? 'inherited'
          AND CASE WHEN o.name IS NULL THEN n.facts->>'table' IN (SELECT i.identity FROM inheriting AS i)
                   ELSE NOT o.facts ? 'inherited' END
        UNION
        SELECT CASE WHEN l.partly THEN 'table ' ELSE 'inheritance of table ' END || l.identity FROM localized AS l
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
    ), handed_down AS MATERIALIZED (
        SELECT h.identity, h.kind, o.name IS NOT NULL AS stands
        FROM pggit._handed_down(new_atoms) AS h
        LEFT JOIN unnest(old_atoms) AS o ON o.name = h.source AND o.facts = h.facts
        WHERE h.identity IN (SELECT i.identity FROM inheriting AS i) AND h.kind <> 'foreign key'
    ), differing AS MATERIALIZED (
        SELECT coalesce(o.name, n.name) AS name, o.kind AS old_kind, n.kind, o.identity, o.facts AS old_facts, n.facts
        FROM unnest(old_atoms) AS o FULL JOIN unnest(new_atoms) AS n ON n.name = o.name
        WHERE o.facts IS DISTINCT FROM n.facts
           OR n.name IN (SELECT a.name FROM anew AS a)
           OR n.kind = 'table' AND n.facts IS NOT NULL AND n.identity IN (SELECT i.identity FROM inheriting AS i)
    ), altered AS (
        SELECT d.*, CASE
            WHEN d.old_kind IS NULL OR d.kind IS NULL OR d.name IN (SELECT a.name FROM anew AS a) THEN NULL
            WHEN d.kind = 'type' AND d.facts->>'type' = 'composite' AND d.name IN (SELECT u.address FROM used AS u) THEN NULL
            -- Inherited from the beginning or never are checks that the parent has already, and NOT NULL, once that is a constraint.
            WHEN d.kind = 'table' AND d.identity IN (SELECT i.identity FROM inheriting AS i) AND EXISTS (
                     SELECT FROM handed_down AS h
                     WHERE h.identity = d.identity
                       AND CASE h.kind WHEN 'check' THEN h.stands ELSE current_setting('server_version_num')::integer >= 180000 END)
                THEN NULL
            -- A new label cannot be used in the transaction that adds it.
            WHEN d.kind = 'type' AND d.facts->>'type' = 'enum' AND EXISTS (
                     SELECT FROM differing AS x CROSS JOIN LATERAL jsonb_array_elements_text(d.facts->'labels') AS l (label)
                     WHERE NOT d.old_facts->'labels' ? l.label AND x.name <> d.name AND x.facts IS NOT NULL
                       AND strpos(x.facts::text, trim('"' FROM to_json(quote_literal(l.label) || '::')::text)) > 0)
                THEN NULL
            ELSE pggit._alteration(d.kind, d.identity, d.old_facts, d.facts) END AS change
        FROM differing AS d
    )
    SELECT ROW(a.name, a.old_kind IS NOT NULL AND (a.change).statements IS NULL,
               a.kind IS NOT NULL AND (a.change).statements IS NULL,
               false, false, coalesce((a.change).breaks, false), false,
               (a.change).statements, (a.change).hazards, (a.change).losses)::pggit.verdict
    FROM altered AS a
$function$;
