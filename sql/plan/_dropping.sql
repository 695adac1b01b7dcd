-- pggit._dropping: the parts of a plan that take away what goes.
--
-- What lies on something else goes with it, without a statement; but a part of a
-- table that needs what goes too is taken away first, or two tables that refer
-- to one another could not go at all. A column that moves goes when it has moved.
CREATE OR REPLACE FUNCTION pggit._dropping(old_atoms pggit.atom[], verdicts pggit.verdict[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE going AS MATERIALIZED (
        SELECT a.name, a.kind, a.identity, a.facts, v.late, v.aside, v.moved,
               CASE WHEN a.facts ? 'table' THEN 'table ' || (a.facts->>'table')
                    WHEN a.kind = 'domain constraint' THEN 'type ' || (a.facts->>'domain')
                    ELSE coalesce(regexp_replace(a.name, '^(default|owner|attachment|inheritance|replica identity|data) of ', ''), a.name)
               END AS bearer,
               CASE WHEN v.aside THEN left(format('%s (old)', (parse_ident(a.identity, false))[2]), 63) END AS aside_name
        FROM unnest(verdicts) AS v JOIN unnest(old_atoms) AS a ON a.name = v.name
        WHERE v.drop
    ), edge AS MATERIALIZED (
        SELECT e.source, e.target, e.how
        FROM pggit._edges(old_atoms, ARRAY(SELECT g.name FROM going AS g WHERE g.kind = 'table column'),
                          ARRAY(SELECT g.name FROM going AS g WHERE g.kind = 'partition attachment')) AS e
        JOIN going AS s ON s.name = e.source
        JOIN going AS t ON t.name = e.target
    ), explicit AS (
        SELECT DISTINCT e.target AS name
        FROM edge AS e
        JOIN going AS s ON s.name = e.source
        JOIN going AS t ON t.name = e.target
        WHERE e.how <> 'lies' AND e.how <> 'inherits'
          AND (s.bearer <> t.bearer
               OR e.how = 'column' AND t.kind <> 'table constraint' AND t.bearer NOT IN (SELECT g.name FROM going AS g))
          AND s.name <> t.bearer
          -- There is nothing to say to these, or it need not be said to a table that goes itself.
          AND t.kind NOT IN ('index attachment', 'column order') AND NOT t.facts ? 'copy_of'
          AND NOT (t.kind IN ('partition attachment', 'inheritance', 'replica identity')
                   AND t.bearer IN (SELECT g.name FROM going AS g))
    ), lying AS (
        -- Its own table, where that is one of them.
        SELECT e.target AS name, (array_agg(e.source ORDER BY e.source <> t.bearer, e.source COLLATE "C"))[1] AS bearer
        FROM edge AS e
        JOIN going AS t ON t.name = e.target
        WHERE e.how IN ('lies', 'inherits') AND e.target NOT IN (SELECT x.name FROM explicit AS x)
        GROUP BY e.target
    ), root AS (
        SELECT g.name, g.name AS root FROM going AS g WHERE g.name NOT IN (SELECT l.name FROM lying AS l)
        UNION ALL
        SELECT l.name, r.root FROM root AS r JOIN lying AS l ON l.bearer = r.name
    ), waiting AS (
        SELECT r.root, array_agg(DISTINCT 'dropped ' || e.target) AS names
        FROM edge AS e
        JOIN root AS r ON r.name = e.source
        JOIN root AS t ON t.name = e.target AND t.root <> r.root
        GROUP BY r.root
    ), provided AS (
        SELECT r.root, array_agg('dropped ' || r.name) AS names FROM root AS r GROUP BY r.root
    ), owner AS (
        SELECT a.facts->>'kind' AS kind, a.facts->>'identity' AS identity, a.facts->>'owner' AS owner
        FROM unnest(old_atoms) AS a WHERE a.kind = 'owner'
    )
    SELECT 'drop ' || g.name, p.names, w.names || CASE WHEN g.late THEN ARRAY(
               SELECT a.name FROM unnest(old_atoms) AS a WHERE a.needs @> ARRAY[g.name]) END,
           CASE WHEN g.late THEN 1500 ELSE -2000 END,
           s.statements,
           ARRAY(SELECT CASE WHEN l.loss IS NOT NULL THEN 'data_loss'
                             WHEN g.kind = 'sequence' THEN 'irreversible' END
                 FROM unnest(s.statements) AS x (statement)),
           ARRAY(SELECT l.loss FROM unnest(s.statements) AS x (statement))
    FROM going AS g
    JOIN provided AS p ON p.root = g.name
    LEFT JOIN waiting AS w ON w.root = g.name
    LEFT JOIN owner AS o ON g.kind = 'grant' AND o.kind = g.facts->>'kind' AND o.identity = g.facts->>'identity'
    CROSS JOIN LATERAL (
        SELECT CASE WHEN g.moved THEN '{}'
                    WHEN g.aside THEN ARRAY[format('DROP TYPE %I.%I', (parse_ident(g.identity, false))[1], g.aside_name)]
                    ELSE pggit._removal(g.kind, g.identity, g.facts, o.owner) END AS statements
    ) AS s
    CROSS JOIN LATERAL (
        SELECT CASE WHEN g.kind = 'table' THEN jsonb_build_object('table', g.identity)
                    WHEN g.kind = 'table column' AND NOT g.facts ? 'generated'
                        THEN jsonb_build_object('table', g.facts->'table', 'column', g.facts->'name') END AS loss
    ) AS l
    UNION ALL
    SELECT 'aside ' || g.name, '{}', '{}', -1000,
           ARRAY[format('ALTER TYPE %s RENAME TO %I', g.identity, g.aside_name)], '{NULL}', '{NULL}'
    FROM going AS g WHERE g.aside
$function$;
