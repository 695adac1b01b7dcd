-- pggit._altering: the parts of a plan that alter what stays, and give tables
-- that stay their new columns and places.
CREATE OR REPLACE FUNCTION pggit._altering(old_atoms pggit.atom[], new_atoms pggit.atom[], verdicts pggit.verdict[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE verdict AS MATERIALIZED (
        SELECT v.* FROM unnest(verdicts) AS v
    ), old_atom AS MATERIALIZED (
        SELECT a.* FROM unnest(old_atoms) AS a
    ), new_atom AS MATERIALIZED (
        SELECT a.*, a.facts->>'table' AS bearer FROM unnest(new_atoms) AS a
    ), parent AS (
        -- Children that are such before and after: what happens to a column of the parent happens to theirs.
        SELECT a.identity AS child, x.parent
        FROM new_atom AS a
        CROSS JOIN LATERAL (
            SELECT a.facts->>'partition_of' AS parent WHERE a.kind = 'partition attachment'
            UNION ALL SELECT jsonb_array_elements_text(a.facts->'inherits') WHERE a.kind = 'inheritance') AS x
        WHERE a.kind IN ('partition attachment', 'inheritance')
          AND NOT EXISTS (SELECT FROM verdict AS v WHERE v.name = a.name AND (v.drop OR v.make))
    ), heir AS (
        SELECT p.parent AS ancestor, p.child FROM parent AS p
        UNION
        SELECT h.ancestor, p.child FROM heir AS h JOIN parent AS p ON p.parent = h.child
    ), moving AS (
        SELECT DISTINCT n.bearer AS identity
        FROM verdict AS v JOIN new_atom AS n ON n.name = v.name WHERE v.moved
    ), making AS (
        -- Columns that are added to tables that stay.
        SELECT n.*, n.bearer || '.' AS place,
               -- A child's own one is there before its parent's, and merged.
               n.facts ? 'inherited' OR EXISTS (
                   SELECT FROM new_atom AS a JOIN verdict AS w ON w.make
                       AND w.name = 'table column ' || format('%s.%I', a.facts->>'partition_of', n.facts->>'name')
                   WHERE a.name = 'attachment of table ' || n.bearer
                     AND NOT EXISTS (SELECT FROM verdict AS v WHERE v.name = a.name AND (v.drop OR v.make))) AS is_inherited,
               d.facts->>'default' AS default_expression, d.facts->'default_requires' AS default_requires,
               -- Columns stand in the order in which they come.
               lag(n.name) OVER (PARTITION BY n.bearer ORDER BY p.place) AS previous,
               n.facts ? 'generated' AND EXISTS (
                   SELECT FROM new_atom AS l JOIN verdict AS w ON w.name = l.name AND w.make
                   WHERE l.kind = 'table column' AND l.bearer = n.bearer AND NOT l.facts ? 'generated'
                     AND array_position(pggit._text_array(o.facts->'columns'), l.facts->>'name') > p.place
                     AND pggit._mentions(n.facts->'generated'->>'expression', l.facts->>'name')) AS is_early,
               -- An identity is none of the children's: PostgreSQL adds no column that has one to them.
               n.facts ? 'identity' AND EXISTS (
                   SELECT FROM parent AS c JOIN new_atom AS a ON a.identity = c.child AND a.kind = 'inheritance'
                   WHERE c.parent = n.bearer) AS is_identity_apart
        FROM verdict AS v JOIN new_atom AS n ON n.name = v.name
        LEFT JOIN new_atom AS d ON d.name = 'default of ' || n.name
        LEFT JOIN new_atom AS o ON o.name = 'column order ' || n.bearer
        CROSS JOIN LATERAL (SELECT array_position(pggit._text_array(o.facts->'columns'), n.facts->>'name') AS place) AS p
        WHERE n.kind = 'table column' AND v.make
          AND NOT EXISTS (SELECT FROM verdict AS t WHERE t.make AND t.name = 'table ' || n.bearer)
    ), changing AS (
        SELECT n.*, v.statements, v.hazards, v.losses, o.facts AS old_facts,
               CASE WHEN n.kind = 'table column' THEN (
                   SELECT array_agg(w.name) FROM parent AS p
                   JOIN verdict AS w ON w.name = 'table column ' || format('%s.%I', p.parent, n.facts->>'name')
                   WHERE p.child = n.bearer) END AS parent_columns,
               o.facts ? 'generated' AND NOT n.facts ? 'generated' AND EXISTS (
                   SELECT FROM parent AS p JOIN old_atom AS a ON a.name = 'table column ' || format('%s.%I', p.parent, n.facts->>'name')
                   WHERE p.child = n.bearer AND a.facts ? 'generated') AS loses_parents_expression
        FROM verdict AS v JOIN new_atom AS n ON n.name = v.name JOIN old_atom AS o ON o.name = v.name
        WHERE v.statements IS NOT NULL
    ), renewed AS MATERIALIZED (
        SELECT r.name FROM pggit._renewed_not_nulls(old_atoms, new_atoms, verdicts) AS r
    ), changed AS (
        SELECT c.*, CASE WHEN c.parent_columns IS NULL THEN ROW(c.statements, c.hazards, c.losses, false)::pggit.change
                         -- The type has come from the parent; with the parent's an expression has gone.
                         ELSE pggit._alter_column(CASE WHEN c.loses_parents_expression THEN c.old_facts - 'generated' ELSE c.old_facts END
                                                  || jsonb_build_object('type', c.facts->'type', 'collation', c.facts->'collation'),
                                                  c.facts || jsonb_build_object('collation', c.facts->'collation')) END AS whole
        FROM changing AS c
    ), toast AS (
        -- What is said of a TOAST table that is not there is not heard: it may come with a new column.
        SELECT c.name, c.identity, ARRAY(
                   SELECT format('ALTER TABLE %s ', c.identity) || o.action
                   FROM unnest(pggit._options_changes(NULL, c.facts->'toast_options', 'toast.')) AS o (action)) AS statements
        FROM changing AS c
        WHERE c.kind = 'table' AND c.facts ? 'toast_options' AND NOT c.old_facts ? 'toast_options'
    ), rest AS (
        -- Without what is done apart: by plan/_renewing.sql, or when the columns are there.
        SELECT c.*, CASE WHEN c.name IN (SELECT t.name FROM toast AS t)
                             THEN pggit._change_without(c.whole, (SELECT t.statements FROM toast AS t WHERE t.name = c.name))
                         WHEN c.name NOT IN (SELECT r.name FROM renewed AS r) THEN c.whole
                         ELSE pggit._change_without(c.whole, pggit._alter_not_null(
                             format('ALTER TABLE %s ALTER COLUMN %I ', c.bearer, c.facts->>'name'), c.old_facts, c.facts)) END AS own
        FROM changed AS c
    )
    SELECT c.name, c.provides || CASE WHEN c.kind = 'table column' THEN ARRAY['columns of ' || c.bearer, 'plain columns of ' || c.bearer,
                                                                           'name of sequence ' || (c.old_facts->'identity'->'sequence'->>'name')]
                    -- What is done to a column is done to those that inherit it.
                    || ARRAY(SELECT x.address FROM heir AS h
                             CROSS JOIN LATERAL (VALUES ('columns of ' || h.child), ('plain columns of ' || h.child),
                                                        (format('table column %s.%I', h.child, c.facts->>'name'))) AS x (address)
                             WHERE h.ancestor = c.bearer) END,
           c.needs || c.lies_on || c.parent_columns
               || ARRAY(SELECT 'attachment of table ' || v.identity FROM jsonb_array_elements_text(c.facts->'valid_in') AS v (identity))
               || CASE WHEN c.kind = 'column default' THEN 'table column ' || c.identity END
               -- What is logged refers to nothing unlogged: neither on the way.
               || CASE WHEN c.kind = 'table' AND (c.facts ? 'unlogged') <> (c.old_facts ? 'unlogged') THEN ARRAY(
                      SELECT 'table ' || CASE WHEN c.facts ? 'unlogged' THEN f.bearer ELSE f.facts->>'references' END
                      FROM new_atom AS f
                      WHERE f.kind = 'table constraint' AND f.facts->>'type' = 'f' AND f.bearer <> f.facts->>'references'
                        AND c.identity = CASE WHEN c.facts ? 'unlogged' THEN f.facts->>'references' ELSE f.bearer END
                        AND NOT EXISTS (SELECT FROM verdict AS v WHERE v.name = f.name AND v.make)) END
               -- A sequence that a column owns follows its table, and cannot go first.
               || CASE WHEN c.kind = 'owner' AND c.facts->>'kind' = 'sequence' THEN (
                      SELECT format('owner table %I.%I', i.names[1], i.names[2])
                      FROM new_atom AS q CROSS JOIN LATERAL (SELECT parse_ident(q.facts->>'owned_by') AS names) AS i
                      WHERE q.name = 'owner of sequence ' || (c.facts->>'identity')) END,
           CASE c.kind WHEN 'schema' THEN 10 WHEN 'extension' THEN 20 WHEN 'type' THEN 30 WHEN 'sequence' THEN 50
                       WHEN 'table' THEN 60 WHEN 'table column' THEN 65 WHEN 'column default' THEN 70
                       WHEN 'owner' THEN 2120 WHEN 'grant' THEN 2130 WHEN 'comment' THEN 2140 WHEN 'security label' THEN 2140
                       WHEN 'event trigger' THEN 4000
                       -- A table is clustered on one of its indexes: the other lets go first.
                       ELSE CASE WHEN (c.own).statements::text ~ ' SET WITHOUT CLUSTER' THEN 89 ELSE 90 END END,
           (c.own).statements, (c.own).hazards, (c.own).losses
    FROM rest AS c
    WHERE cardinality((c.own).statements) > 0
    UNION ALL
    SELECT 'toast of ' || t.name, '{}', ARRAY[t.name, 'columns of ' || t.identity], 66, t.statements,
           array_fill(NULL::text, ARRAY[cardinality(t.statements)]), array_fill(NULL::jsonb, ARRAY[cardinality(t.statements)])
    FROM toast AS t
    UNION ALL
    SELECT m.name, m.provides || ARRAY['columns of ' || m.bearer, 'default of ' || m.name]
               || CASE WHEN NOT m.facts ? 'generated' THEN 'new plain columns of ' || m.bearer END,
           m.needs || pggit._text_array(m.default_requires) || m.previous
               || CASE WHEN m.facts ? 'generated' THEN 'plain columns of ' || m.bearer END
               || ARRAY(SELECT 'table column ' || format('%s.%I', p.parent, m.facts->>'name') FROM parent AS p
                        WHERE p.child = m.bearer AND m.is_inherited)
               || ARRAY(SELECT k.name
                        FROM heir AS h JOIN making AS k ON k.bearer = h.child AND k.facts->>'name' = m.facts->>'name'
                        WHERE h.ancestor = m.bearer AND NOT k.is_inherited)
               -- It comes to its children then too: after what stands before it there.
               || ARRAY(SELECT k.previous
                        FROM heir AS h JOIN making AS k ON k.bearer = h.child AND k.facts->>'name' = m.facts->>'name'
                        WHERE h.ancestor = m.bearer AND k.is_inherited AND k.previous IS NOT NULL),
           64, s.statements, s.hazards, array_fill(NULL::jsonb, ARRAY[cardinality(s.statements)])
    FROM making AS m
    LEFT JOIN LATERAL (
        -- What has come from the parent; all else is the table's own.
        SELECT jsonb_strip_nulls(jsonb_build_object(
                   'table', m.bearer, 'name', c.facts->'name', 'type', c.facts->'type', 'collation', c.facts->'collation',
                   'generated', c.facts->'generated', 'not_null', CASE WHEN a.name IS NOT NULL THEN c.facts->'not_null' END)) AS facts,
               d.facts->>'default' AS default_expression
        FROM parent AS p
        JOIN new_atom AS c ON c.name = 'table column ' || format('%s.%I', p.parent, m.facts->>'name')
        LEFT JOIN new_atom AS d ON d.name = 'default of ' || c.name
        LEFT JOIN new_atom AS a ON a.name = 'attachment of table ' || m.bearer
        WHERE m.is_inherited AND p.child = m.bearer
        ORDER BY p.parent COLLATE "C" LIMIT 1
    ) AS h ON true
    CROSS JOIN LATERAL (
        SELECT CASE WHEN h.facts IS NULL
                    THEN ARRAY[format('ALTER TABLE %s ADD COLUMN %s', m.bearer,
                                      pggit._column_clause(CASE WHEN m.is_early THEN pggit._without_expression(m.facts)
                                                                WHEN m.is_identity_apart THEN jsonb_build_object('not_null', '{}'::jsonb) || m.facts - 'identity'
                                                                ELSE m.facts END))
                               || coalesce(' DEFAULT ' || m.default_expression, '')]
                         || CASE WHEN m.is_identity_apart THEN pggit._alter_identity(
                                format('ALTER TABLE %s ALTER COLUMN %I ', m.bearer, m.facts->>'name'), m.facts - 'identity', m.facts) END
                         || pggit._column_statements(m.facts)
                    WHEN m.default_expression IS DISTINCT FROM h.default_expression
                    THEN ARRAY[format('ALTER TABLE ONLY %s ALTER COLUMN %I ', m.bearer, m.facts->>'name')
                               || coalesce('SET DEFAULT ' || m.default_expression, 'DROP DEFAULT')]
                    ELSE '{}' END AS statements,
               CASE WHEN h.facts IS NOT NULL THEN pggit._alter_column(h.facts, m.facts - 'identity') END AS inherited
    ) AS w
    CROSS JOIN LATERAL (
        SELECT (w.inherited).statements || w.statements AS statements,
               (w.inherited).hazards
               || CASE WHEN h.facts IS NULL AND m.facts ?| ARRAY['generated', 'identity'] AND NOT m.is_identity_apart
                       THEN ARRAY['table_rewrite'] END
               || array_fill(NULL::text, ARRAY[cardinality(w.statements)]) AS hazards
    ) AS s
    WHERE m.bearer NOT IN (SELECT t.identity FROM moving AS t)
    UNION ALL
    SELECT 'expression of ' || m.name, ARRAY['columns of ' || m.bearer],
           ARRAY[m.name, 'plain columns of ' || m.bearer, 'new plain columns of ' || m.bearer], 65,
           ARRAY[format('ALTER TABLE %s ALTER COLUMN %I SET EXPRESSION AS (%s)', m.bearer, m.facts->>'name', m.facts->'generated'->>'expression')],
           '{table_rewrite}', '{NULL}'
    FROM making AS m
    WHERE m.is_early AND NOT m.is_inherited AND m.bearer NOT IN (SELECT t.identity FROM moving AS t)
    UNION ALL
    SELECT 'moved columns of ' || t.identity, ARRAY['columns of ' || t.identity, 'plain columns of ' || t.identity] || c.provides,
           c.needs
               || ARRAY(SELECT format('table column %s.%I', p.parent, x.name) FROM parent AS p CROSS JOIN unnest(c.tail) AS x (name)
                        WHERE p.child = t.identity)
               || ARRAY(SELECT 'drop ' || o.name FROM old_atom AS o WHERE o.kind = 'table column' AND o.facts->>'table' = t.identity),
           66, s.statements, s.hazards, s.losses
    FROM moving AS t
    JOIN new_atom AS o ON o.name = 'column order ' || t.identity
    CROSS JOIN LATERAL (
        SELECT min(x.n) AS first
        FROM jsonb_array_elements_text(o.facts->'columns') WITH ORDINALITY AS x (name, n)
        JOIN verdict AS v ON v.name = 'table column ' || format('%s.%I', t.identity, x.name) AND v.make
    ) AS f
    CROSS JOIN LATERAL (
        SELECT array_agg(x.name ORDER BY x.n) AS tail,
               array_agg(x.name ORDER BY x.n) FILTER (WHERE v.moved) AS moved,
               jsonb_object_agg(x.name, n.facts || jsonb_strip_nulls(jsonb_build_object(
                   'default', d.facts->'default',
                   'inherited', (SELECT nullif(m.is_inherited, false) FROM making AS m WHERE m.name = n.name)))) AS new_columns,
               jsonb_object_agg(x.name, p.facts) FILTER (WHERE p.facts IS NOT NULL) AS old_columns,
               (SELECT coalesce(array_agg(a.address), '{}') FROM unnest(array_agg(n.name)) AS y (name) JOIN new_atom AS z ON z.name = y.name
                CROSS JOIN LATERAL unnest(z.provides) AS a (address)) AS provides,
               (SELECT coalesce(array_agg(a.address), '{}') FROM unnest(array_agg(n.name)) AS y (name) JOIN new_atom AS z ON z.name = y.name
                CROSS JOIN LATERAL unnest(z.needs || CASE WHEN NOT EXISTS (SELECT FROM old_atom AS q WHERE q.name = z.name) THEN
                    pggit._text_array((SELECT w.facts->'default_requires' FROM new_atom AS w WHERE w.name = 'default of ' || z.name)) END) AS a (address)) AS needs,
               array_agg(x.name) FILTER (WHERE v.moved AND EXISTS (
                   SELECT FROM unnest(p.needs) AS y (address) JOIN verdict AS w ON w.name = y.address AND w.aside)) AS retyped
        FROM jsonb_array_elements_text(o.facts->'columns') WITH ORDINALITY AS x (name, n)
        JOIN new_atom AS n ON n.name = 'table column ' || format('%s.%I', t.identity, x.name)
        LEFT JOIN verdict AS v ON v.name = n.name
        LEFT JOIN old_atom AS p ON p.name = n.name
        LEFT JOIN new_atom AS d ON d.name = 'default of ' || n.name
        WHERE x.n >= f.first
    ) AS c
    CROSS JOIN LATERAL (
        SELECT array_agg(m.statement ORDER BY m.n) AS statements, array_agg(m.hazard ORDER BY m.n) AS hazards,
               array_agg(m.loss ORDER BY m.n) AS losses
        FROM pggit._move_statements(t.identity, c.old_columns, c.new_columns, coalesce(c.moved, '{}'), c.tail, coalesce(c.retyped, '{}'))
             WITH ORDINALITY AS m (statement, hazard, loss, n)
    ) AS s
    UNION ALL
    SELECT n.name, '{}', n.lies_on || n.needs || ARRAY['columns of ' || n.identity]
               -- Its own checks, where the parents have them too.
               || ARRAY(SELECT c.name FROM new_atom AS c
                        WHERE c.kind = 'table constraint' AND c.facts->>'type' = 'c' AND c.facts->>'table' = n.identity), 67,
           s.statements, array_fill(NULL::text, ARRAY[cardinality(s.statements)]), array_fill(NULL::jsonb, ARRAY[cardinality(s.statements)])
    FROM verdict AS v JOIN new_atom AS n ON n.name = v.name
    CROSS JOIN LATERAL (
        SELECT ARRAY(SELECT DISTINCT format('ALTER TABLE %s ALTER COLUMN %I SET NOT NULL', n.identity, h.name) COLLATE "C"
                     FROM pggit._handed_down(new_atoms) AS h
                     WHERE h.identity = n.identity AND h.kind = 'not null' ORDER BY 1)
            || ARRAY(SELECT format('ALTER TABLE %s INHERIT %s', n.identity, p.parent)
                     FROM jsonb_array_elements_text(n.facts->'inherits') AS p (parent)) AS statements
    ) AS s
    WHERE n.kind = 'inheritance' AND v.make
      AND NOT EXISTS (SELECT FROM verdict AS t WHERE t.make AND t.name = 'table ' || n.identity)
$function$;
