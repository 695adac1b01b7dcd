-- pggit._dropping: the parts of a plan that take away what goes.
--
-- What lies on something else goes with it, without a statement; but a part of a
-- table that needs what goes too is taken away first, or two tables that refer
-- to one another could not go at all. A column that moves goes when it has moved.
CREATE OR REPLACE FUNCTION pggit._dropping(
        old_atoms pggit.atom[], new_atoms pggit.atom[], verdicts pggit.verdict[], fixed_edges pggit.edge[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE verdict AS MATERIALIZED (
        SELECT v.* FROM unnest(verdicts) AS v
    ), going AS MATERIALIZED (
        SELECT a.name, a.kind, a.identity, a.facts, v.late, v.aside, v.moved,
               CASE WHEN a.facts ? 'table' THEN 'table ' || (a.facts->>'table')
                    WHEN a.kind = 'domain constraint' THEN 'type ' || (a.facts->>'domain')
                    WHEN a.kind IN ('comment', 'owner', 'grant', 'security label', 'extension dependency')
                        THEN (a.facts->>'kind') || ' ' || (a.facts->>'identity')
                    ELSE coalesce(regexp_replace(a.name, '^(default|owner|attachment|inheritance|typing|replica identity|data) of ', ''), a.name)
               END AS bearer,
               v.aside AND v.make AND a.kind = 'table' AS hands_over,
               CASE WHEN v.aside THEN left(format('%s (old)', (parse_ident(a.identity, false))[2]), 63) END AS aside_name
        FROM verdict AS v JOIN unnest(old_atoms) AS a ON a.name = v.name
        WHERE v.drop
    ), edge AS MATERIALIZED (
        SELECT e.source, e.target, e.how
        FROM (
            SELECT f.* FROM unnest(fixed_edges) AS f
            UNION ALL
            SELECT c.* FROM pggit._column_edges(
                old_atoms, ARRAY(SELECT g.name FROM going AS g
                                 WHERE g.kind = 'table column' AND g.bearer NOT IN (SELECT t.name FROM going AS t WHERE NOT t.hands_over)),
                -- One that goes itself is what it is until then.
                ARRAY(SELECT g.name FROM going AS g
                      WHERE g.kind = 'partition attachment'
                        AND g.bearer NOT IN (SELECT t.name FROM going AS t WHERE NOT t.aside AND NOT t.late)),
                ARRAY(SELECT c.name FROM pggit._staying_columns(old_atoms, new_atoms) AS c (name))) AS c
        ) AS e
        JOIN going AS s ON s.name = e.source
        JOIN going AS t ON t.name = e.target
        -- A table that makes way because it leaves its parents leaves them before it goes.
        WHERE NOT (s.kind = 'inheritance' AND t.name = s.bearer AND t.hands_over)
    ), going_alone AS MATERIALIZED (
        -- Columns that go from their tables alone: a child, or one of its children, keeps its own.
        SELECT g.name
        FROM pggit._staying_columns(old_atoms, new_atoms) AS s (name)
        JOIN unnest(old_atoms) AS c ON c.name = s.name
        JOIN pggit._above(old_atoms) AS x ON x.identity = c.facts->>'table'
        JOIN going AS g ON g.name = format('table column %s.%I', x.ancestor, c.facts->>'name')
    ), attached AS MATERIALIZED (
        -- A partition's index or key that is part of its parent's.
        SELECT DISTINCT f.target AS name FROM unnest(fixed_edges) AS f
        WHERE f.how = 'lies' AND f.source ~ '^(index|table constraint) ' AND f.target ~ '^(index|table constraint) '
    ), let_go AS (
        -- A partition that is detached has its indexes for itself then.
        SELECT t.name, a.name AS attachment
        FROM going AS t
        JOIN attached AS x ON x.name = t.name
        JOIN going AS a ON a.kind = 'partition attachment' AND a.name = 'attachment of ' || t.bearer
        WHERE t.bearer NOT IN (SELECT g.name FROM going AS g)
    ), copy AS (
        -- A partition's index goes with its parent's and cannot go before.
        SELECT e.target AS name
        FROM edge AS e
        JOIN going AS s ON s.name = e.source AND s.kind IN ('table constraint', 'index')
        JOIN going AS t ON t.name = e.target AND t.kind IN ('table constraint', 'index')
        WHERE e.how = 'lies' AND t.name NOT IN (SELECT l.name FROM let_go AS l)
    ), explicit AS (
        SELECT l.name FROM let_go AS l
        UNION
        SELECT DISTINCT e.target AS name
        FROM edge AS e
        JOIN going AS s ON s.name = e.source
        JOIN going AS t ON t.name = e.target
        WHERE e.how NOT IN ('lies', 'inherits')
          AND (s.bearer <> t.bearer
               OR e.how = 'column' AND t.kind <> 'table constraint' AND t.bearer NOT IN (SELECT g.name FROM going AS g))
          AND s.name <> t.bearer
          -- There is nothing to say to these, or it need not be said to a table that goes itself.
          AND t.kind NOT IN ('index attachment', 'column order') AND NOT t.facts ? 'copy_of'
          AND e.target NOT IN (SELECT c.name FROM copy AS c)
          -- An inherited column goes with its parent's.
          AND e.target NOT IN (SELECT h.target FROM edge AS h WHERE h.how = 'inherits')
          AND NOT (t.kind IN ('table column', 'partition attachment', 'inheritance', 'replica identity')
                   AND t.bearer IN (SELECT g.name FROM going AS g WHERE t.kind = 'table column' OR NOT g.hands_over))
        UNION
        SELECT e.target FROM edge AS e JOIN going_alone AS p ON p.name = e.source WHERE e.how = 'inherits'
        UNION
        -- A table that makes way keeps no name that its successor wants.
        SELECT t.name FROM going AS t JOIN going AS s ON s.name = t.bearer AND s.hands_over
        WHERE t.kind IN ('table constraint', 'index', 'trigger', 'rule', 'policy', 'publication relation', 'partition attachment',
                         'inheritance')
        UNION
        -- Nor does one that goes late keep the names of indexes.
        SELECT t.name FROM going AS t JOIN going AS s ON s.name = t.bearer AND s.kind = 'table' AND s.late AND NOT s.hands_over
        WHERE (t.kind = 'index' OR t.kind = 'table constraint' AND t.facts->>'type' IN ('p', 'u', 'x')) AND NOT t.late
          AND t.name NOT IN (SELECT x.name FROM attached AS x)
    ), handed AS (
        -- Partitions that are no more go with the parent that makes way.
        SELECT 'table ' || a.identity AS name, s.name AS bearer
        FROM going AS a
        JOIN going AS s ON s.hands_over AND s.name = 'table ' || (a.facts->>'partition_of')
        JOIN going AS c ON c.name = 'table ' || a.identity AND NOT c.hands_over
        WHERE a.kind = 'partition attachment'
    ), lying AS (
        -- Its own table, where that is one of them.
        SELECT e.target AS name, (array_agg(e.source ORDER BY e.source <> t.bearer, e.source COLLATE "C"))[1] AS bearer
        FROM edge AS e
        JOIN going AS t ON t.name = e.target
        WHERE e.how IN ('lies', 'inherits') AND e.target NOT IN (SELECT x.name FROM explicit AS x)
          AND e.target NOT IN (SELECT h.name FROM handed AS h)
        GROUP BY e.target
        UNION ALL
        SELECT h.name, h.bearer FROM handed AS h
    ), root AS (
        SELECT g.name, g.name AS root FROM going AS g WHERE g.name NOT IN (SELECT l.name FROM lying AS l)
        UNION ALL
        SELECT l.name, r.root FROM root AS r JOIN lying AS l ON l.bearer = r.name
    ), waiting AS (
        SELECT r.root, array_agg(DISTINCT 'dropped ' || e.target) AS names
        FROM edge AS e
        JOIN root AS r ON r.name = e.source
        JOIN root AS t ON t.name = e.target AND t.root <> r.root
        -- What goes silently with it is not waited for; but a child that goes itself is: its column would go, and
        -- whoever uses that goes with the child.
        WHERE (e.how NOT IN ('lies', 'inherits') OR t.root = t.name
               OR e.how = 'inherits' AND t.root IN (SELECT g.name FROM going AS g WHERE g.kind = 'table' AND NOT g.late AND NOT g.aside))
          AND NOT (e.how = 'inherits' AND e.source IN (SELECT p.name FROM going_alone AS p))
          AND NOT (e.source ~ '^attachment of table ' AND e.target ~ '^attachment of (index|table constraint) ')
          -- How a key's triggers are enabled ends with the table.
          AND NOT (e.target ~ '^constraint triggers ' AND t.root <> t.name)
        GROUP BY r.root
    ), provided AS (
        SELECT r.root, array_agg('dropped ' || r.name) AS names FROM root AS r GROUP BY r.root
    ), left_behind AS (
        -- A child or partition that leaves keeps the checks, NOT NULLs and foreign keys of those above it, if these
        -- have not gone before; what it shall have of its own is made as its own, but for keys that it may keep.
        SELECT g.name, array_agg(DISTINCT s.statement) AS statements
        FROM going AS g
        JOIN pggit._handed_down(old_atoms) AS h ON h.identity = g.identity
        LEFT JOIN verdict AS v ON v.name = format('table constraint %I on %s', h.name, h.identity)
        CROSS JOIN LATERAL (
            SELECT CASE h.kind
                   WHEN 'not null' THEN format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', g.identity, h.name)
                   ELSE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', g.identity, h.name) END AS statement
            UNION ALL
            -- A key that it had when it came has become its parent's, and kept its own name.
            SELECT format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', g.identity, n.facts->>'name')
            FROM unnest(new_atoms) AS n JOIN verdict AS m ON m.name = n.name AND m.make
            WHERE h.kind = 'foreign key' AND n.kind = 'table constraint' AND n.facts->>'type' = 'f' AND n.facts->>'table' = g.identity
        ) AS s
        WHERE g.kind IN ('inheritance', 'partition attachment') AND g.bearer NOT IN (SELECT t.name FROM going AS t)
          AND NOT (h.kind = 'foreign key' AND v.name IS NOT NULL AND NOT v.make)
        GROUP BY g.name
    ), preceded AS (
        -- A check of a child's own goes after the same one of those above it; so does a column that does not go with
        -- its parent's, and one that is its own too. A typed table is one no more before its columns go.
        SELECT g.name, array_agg('dropped ' || p.name) AS names
        FROM going AS g
        JOIN pggit._above(old_atoms) AS x ON x.identity = g.facts->>'table'
        JOIN going AS p ON p.name = format('table constraint %I on %s', g.facts->>'name', x.ancestor)
        WHERE g.kind = 'table constraint' AND g.facts->>'type' = 'c'
        GROUP BY g.name
        UNION ALL
        SELECT e.target, array_agg('dropped ' || e.source)
        FROM edge AS e JOIN going_alone AS p ON p.name = e.source WHERE e.how = 'inherits'
        GROUP BY e.target
        UNION ALL
        SELECT g.name, array_agg('dropped ' || p.name)
        FROM going AS g
        JOIN pggit._above(old_atoms) AS x ON x.identity = g.facts->>'table' AND NOT x.is_partition
        JOIN going AS p ON p.name = format('table column %s.%I', x.ancestor, g.facts->>'name')
        WHERE g.kind = 'table column' AND NOT g.facts ? 'inherited'
        GROUP BY g.name
        UNION ALL
        SELECT g.name, ARRAY['dropped ' || t.name]
        FROM going AS g JOIN going AS t ON t.kind = 'typing' AND t.name = 'typing of ' || g.bearer
        WHERE g.kind = 'table column'
    ), kept_below AS MATERIALIZED (
        -- Columns that children keep.
        SELECT DISTINCT g.name
        FROM going AS g
        JOIN pggit._above(old_atoms) AS x ON x.ancestor = g.facts->>'table'
        JOIN unnest(old_atoms) AS c ON c.name = format('table column %s.%I', x.identity, g.facts->>'name')
        WHERE g.kind = 'table column' AND c.name NOT IN (SELECT s.name FROM going AS s)
    ), handing_down AS (
        -- These would keep a NOT NULL from nowhere. A key asks for it as long as it is there.
        SELECT g.name, x.statements
        FROM going AS g
        JOIN kept_below AS b ON b.name = g.name
        CROSS JOIN LATERAL (
            SELECT ARRAY(SELECT format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', g.facts->>'table', k.facts->>'name')
                         FROM unnest(old_atoms) AS k
                         WHERE k.kind = 'table constraint' AND k.facts->>'type' = 'p' AND k.facts->>'table' = g.facts->>'table'
                           AND pggit._mentions(k.facts->>'definition', g.facts->>'name'))
                || format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', g.facts->>'table', g.facts->>'name') AS statements
        ) AS x
        WHERE g.facts ? 'not_null' AND NOT g.facts->'not_null' ? 'no_inherit' AND NOT g.facts ? 'identity'
    ), owner AS (
        SELECT a.facts->>'kind' AS kind, a.facts->>'identity' AS identity, a.facts->>'owner' AS owner
        FROM unnest(old_atoms) AS a WHERE a.kind = 'owner'
        UNION ALL
        -- The sequence of an identity has its table's.
        SELECT 'sequence', c.facts->'identity'->'sequence'->>'name', a.facts->>'owner'
        FROM unnest(old_atoms) AS c JOIN unnest(old_atoms) AS a ON a.name = 'owner table ' || (c.facts->>'table')
        WHERE c.kind = 'table column' AND c.facts ? 'identity'
    ), shell AS MATERIALIZED (
        SELECT x.name, x.schema, x.statement
        FROM pggit._shells_left(old_atoms, new_atoms, ARRAY(SELECT g.name FROM going AS g WHERE g.kind = 'operator')) AS x
    )
    SELECT 'drop ' || g.name, p.names,
           w.names || t.names
           || CASE WHEN g.kind = 'schema' THEN ARRAY(
                  SELECT 'dropped ' || x.name FROM shell AS x WHERE quote_ident(x.schema) = g.identity) END
           || ARRAY(SELECT 'dropped ' || l.attachment FROM let_go AS l WHERE l.name = g.name) || CASE WHEN g.late THEN ARRAY(
               SELECT a.name FROM unnest(old_atoms) AS a WHERE a.needs @> ARRAY[g.name]) END,
           -- An event trigger that goes has no say in what comes.
           CASE WHEN g.late THEN 1500 WHEN g.kind = 'event trigger' THEN -3000 ELSE -2000 END,
           s.statements,
           ARRAY(SELECT CASE WHEN l.loss IS NOT NULL AND x.statement <> ALL (coalesce(h.statements, '{}')) THEN 'data_loss'
                             WHEN g.kind IN ('sequence', 'subscription') THEN 'irreversible' END
                 FROM unnest(s.statements) AS x (statement)),
           ARRAY(SELECT CASE WHEN x.statement <> ALL (coalesce(h.statements, '{}')) THEN l.loss END FROM unnest(s.statements) AS x (statement))
    FROM going AS g
    JOIN provided AS p ON p.root = g.name
    LEFT JOIN waiting AS w ON w.root = g.name
    LEFT JOIN left_behind AS b ON b.name = g.name
    LEFT JOIN preceded AS t ON t.name = g.name
    LEFT JOIN handing_down AS h ON h.name = g.name
    LEFT JOIN owner AS o ON g.kind = 'grant' AND o.kind = g.facts->>'kind' AND o.identity = g.facts->>'identity'
    CROSS JOIN LATERAL (
        SELECT CASE WHEN g.moved THEN '{}'
                    WHEN g.aside THEN ARRAY[format('DROP %s %I.%I', upper(g.kind COLLATE "C"),
                                                   (parse_ident(g.identity, false))[1], g.aside_name)]
                    -- The key of a partition that is a part of it does not go by itself.
                    WHEN g.kind = 'index' AND EXISTS (
                             SELECT FROM root AS r JOIN going AS k ON k.name = r.name AND k.kind = 'table constraint'
                             WHERE r.root = g.name)
                        THEN ARRAY[format('DROP INDEX %s CASCADE', g.identity)]
                    -- A partition's copy of a trigger stays; only that it was set otherwise than its parent is over.
                    WHEN g.kind = 'trigger' AND g.facts ? 'copy_of'
                        THEN ARRAY(SELECT format('ALTER TABLE %s %s %I', g.facts->>'table', pggit._enabled_clause(
                                              coalesce(n.facts->>'enabled', 'origin'), 'TRIGGER'), g.facts->>'name')
                                   FROM pggit._above(new_atoms) AS x
                                   JOIN unnest(new_atoms) AS n ON n.name = format('trigger %I on %s', g.facts->>'name', x.ancestor)
                                   WHERE x.identity = g.facts->>'table'
                                   -- The nearest one that says how.
                                   ORDER BY (SELECT count(*) FROM pggit._above(new_atoms) AS y WHERE y.identity = x.ancestor) DESC
                                   LIMIT 1)
                    WHEN g.name IN (SELECT w.name FROM going_alone AS w)
                        THEN h.statements || format('ALTER TABLE ONLY %s DROP COLUMN %I', g.facts->>'table', g.facts->>'name')
                    ELSE h.statements || pggit._removal(g.kind, g.identity, g.facts, o.owner) || b.statements
                         || ARRAY(SELECT x.statement FROM shell AS x WHERE x.name = g.name ORDER BY x.statement COLLATE "C") END AS statements
    ) AS s
    CROSS JOIN LATERAL (
        SELECT CASE WHEN g.hands_over THEN (
                        SELECT jsonb_agg(jsonb_build_object(
                            'table', format('%I.%I', (parse_ident(g.identity))[1], g.aside_name), 'said', g.identity,
                            'column', c.facts->'name'))
                        FROM going AS c
                        JOIN verdict AS v ON v.name = c.name AND NOT v.make
                        WHERE c.bearer = g.name AND c.kind = 'table column' AND NOT c.facts ? 'generated')
                    WHEN g.kind = 'table' AND NOT g.facts ? 'server' THEN jsonb_build_object(
                        'table', CASE WHEN g.aside THEN format('%I.%I', (parse_ident(g.identity))[1], g.aside_name) ELSE g.identity END,
                        'said', g.identity)
                    WHEN g.kind = 'table column' AND NOT g.facts ? 'generated' AND g.name IN (SELECT b.name FROM kept_below AS b)
                        -- From the table, and from the children that lose it too.
                        THEN (SELECT jsonb_agg(jsonb_build_object('table', c.facts->'table', 'column', c.facts->'name', 'only', true)
                                               ORDER BY c.identity COLLATE "C")
                              FROM root AS r JOIN going AS c ON c.name = r.name
                              WHERE r.root = g.name AND c.kind = 'table column')
                    WHEN g.kind = 'table column' AND NOT g.facts ? 'generated'
                        THEN jsonb_build_object('table', g.facts->'table', 'column', g.facts->'name') END AS loss
    ) AS l
    UNION ALL
    SELECT 'aside ' || g.name, '{}', '{}', -1000, s.statements,
           array_fill(NULL::text, ARRAY[cardinality(s.statements)]), array_fill(NULL::jsonb, ARRAY[cardinality(s.statements)])
    FROM going AS g
    CROSS JOIN LATERAL (
        SELECT ARRAY(
            SELECT format('ALTER %s %s RENAME TO %I', x.kind, x.identity, x.aside_name)
            FROM (
                SELECT 1 AS n, upper(g.kind COLLATE "C") AS kind, g.identity, g.aside_name
                UNION ALL
                -- The sequences of its identity columns bear names too.
                SELECT 2, 'SEQUENCE', c.facts->'identity'->'sequence'->>'name',
                       left(format('%s (old)', (parse_ident(c.facts->'identity'->'sequence'->>'name'))[2]), 63)
                FROM going AS c WHERE c.kind = 'table column' AND c.bearer = g.name AND c.facts ? 'identity'
                UNION ALL
                -- Nor can two ranges have constructors of one name.
                SELECT 3, 'TYPE', g.facts->>'multirange_type_name',
                       left(format('%s (old)', (parse_ident(g.facts->>'multirange_type_name'))[2]), 63)
                WHERE g.facts ? 'multirange_type_name'
                UNION ALL
                SELECT 4, 'FUNCTION', f.signature,
                       left(format('%s (old)', (parse_ident(f.signature, false))[2]), 63)
                FROM pggit._constructors(g.identity, g.facts) AS f (signature)
            ) AS x
            ORDER BY x.n, x.identity COLLATE "C") AS statements
    ) AS s
    WHERE g.aside
$function$;
