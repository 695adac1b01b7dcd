-- pggit._handing_over: the parts of a plan by which a table that cannot be altered
-- into its successor (partitioned by something else, with another parent) hands
-- its rows over.
--
-- Both stand side by side then, the old one under another name. Rows go over when
-- the new one has its partitions, and before it has keys, triggers or policies;
-- a new column takes its default, an identity goes on where it was.
CREATE OR REPLACE FUNCTION pggit._handing_over(old_atoms pggit.atom[], new_atoms pggit.atom[], verdicts pggit.verdict[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE verdict AS MATERIALIZED (
        SELECT v.* FROM unnest(verdicts) AS v
    ), table_ AS (
        SELECT o.identity, o.facts AS old_facts, n.facts,
               format('%I.%I', (parse_ident(o.identity))[1], left(format('%s (old)', (parse_ident(o.identity))[2]), 63)) AS old_identity
        FROM verdict AS v
        JOIN unnest(old_atoms) AS o ON o.name = v.name
        JOIN unnest(new_atoms) AS n ON n.name = v.name
        WHERE v.aside AND o.kind = 'table'
    ), partition_ AS (
        SELECT t.identity AS root, a.identity, a.name
        FROM table_ AS t
        JOIN unnest(new_atoms) AS a ON a.kind = 'partition attachment' AND a.facts->>'partition_of' = t.identity
        UNION
        SELECT p.root, a.identity, a.name
        FROM partition_ AS p
        JOIN unnest(new_atoms) AS a ON a.kind = 'partition attachment' AND a.facts->>'partition_of' = p.identity
    ), column_ AS (
        SELECT t.identity AS table_identity, t.old_identity, n.facts->>'name' AS name, n.facts, o.facts AS old_facts,
               EXISTS (SELECT FROM unnest(o.needs) AS x (address) JOIN verdict AS w ON w.name = x.address AND w.aside) AS is_retyped,
               d.facts AS default_facts
        FROM table_ AS t
        JOIN unnest(new_atoms) AS n ON n.kind = 'table column' AND n.facts->>'table' = t.identity AND NOT n.facts ? 'generated'
        LEFT JOIN unnest(old_atoms) AS o ON o.name = n.name
        LEFT JOIN unnest(new_atoms) AS d ON d.name = 'default of ' || n.name
    ), value AS (
        SELECT c.*, CASE WHEN c.old_facts IS NULL THEN c.default_facts->>'default'
                         WHEN c.old_facts->>'type' = c.facts->>'type' AND NOT c.is_retyped THEN quote_ident(c.name)
                         ELSE pggit._conversion(c.name, c.old_facts->>'type', c.facts->>'type', c.is_retyped) END AS expression,
               CASE WHEN c.old_facts IS NOT NULL
                         AND (c.is_retyped OR NOT pggit._is_widening(c.old_facts->>'type', c.facts->>'type'))
                    THEN jsonb_build_object('table', c.old_identity, 'said', c.table_identity, 'column', c.name,
                                            'type', c.facts->'type', 'retype', c.is_retyped)
               END AS loss,
               pggit._lossy_conversion(c.name, c.facts->>'type') AS lossy_expression
        FROM column_ AS c
    ), copy AS (
        SELECT t.identity, format(
                   'INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s%s', t.identity,
                   string_agg(quote_ident(v.name), ', ' ORDER BY v.name COLLATE "C"),
                   string_agg(v.expression, ', ' ORDER BY v.name COLLATE "C"),
                   CASE WHEN NOT t.old_facts ? 'partition_by' THEN 'ONLY ' END, t.old_identity) AS statement,
               jsonb_agg(v.loss || jsonb_build_object('otherwise', format(
                   'INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s%s', t.identity, w.names, w.expressions,
                   CASE WHEN NOT t.old_facts ? 'partition_by' THEN 'ONLY ' END, t.old_identity)))
                   FILTER (WHERE v.loss IS NOT NULL) AS losses,
               array_agg('table column ' || format('%s.%I', t.identity, v.name)) AS columns,
               jsonb_agg(v.default_facts->'default_requires') FILTER (WHERE v.old_facts IS NULL) AS requirements
        FROM table_ AS t
        JOIN value AS v ON v.table_identity = t.identity
        JOIN (
            SELECT x.table_identity, string_agg(quote_ident(x.name), ', ' ORDER BY x.name COLLATE "C") AS names,
                   string_agg(CASE WHEN x.loss IS NULL THEN x.expression ELSE x.lossy_expression END, ', '
                              ORDER BY x.name COLLATE "C") AS expressions
            FROM value AS x WHERE x.expression IS NOT NULL GROUP BY x.table_identity
        ) AS w ON w.table_identity = t.identity
        WHERE v.expression IS NOT NULL
        GROUP BY t.identity, t.old_identity, t.old_facts
    )
    SELECT 'rows of ' || c.identity, ARRAY['columns of ' || c.identity],
           ARRAY['table ' || c.identity] || c.columns
               || ARRAY(SELECT p.name FROM partition_ AS p WHERE p.root = c.identity)
               || ARRAY(SELECT 'rows of ' || p.identity FROM partition_ AS p WHERE p.root = c.identity)
               || ARRAY(SELECT r.name FROM jsonb_array_elements(c.requirements) AS x (list)
                        CROSS JOIN LATERAL jsonb_array_elements_text(nullif(x.list, 'null')) AS r (name)),
           79, ARRAY[c.statement] || s.statements,
           ARRAY[CASE WHEN c.losses IS NULL THEN 'table_rewrite' ELSE 'data_loss' END] || array_fill(NULL::text, ARRAY[cardinality(s.statements)]),
           ARRAY[c.losses] || array_fill(NULL::jsonb, ARRAY[cardinality(s.statements)])
    FROM copy AS c
    CROSS JOIN LATERAL (
        SELECT ARRAY(
            SELECT format('SELECT pg_catalog.setval(%L, last_value, is_called) FROM %I.%I', v.facts->'identity'->'sequence'->>'name',
                          (parse_ident(v.old_facts->'identity'->'sequence'->>'name'))[1],
                          left(format('%s (old)', (parse_ident(v.old_facts->'identity'->'sequence'->>'name'))[2]), 63))
            FROM column_ AS v
            WHERE v.table_identity = c.identity AND v.facts ? 'identity' AND v.old_facts ? 'identity'
            ORDER BY v.name COLLATE "C") AS statements
    ) AS s
$function$;
