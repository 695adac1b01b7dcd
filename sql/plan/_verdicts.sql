-- pggit._verdicts: what is to be done with each atom of two schemas; none for an
-- atom that is left alone. fixed_edges: _edges() of the old atoms. standing: views that
-- are the same ones (_standing_views).
CREATE OR REPLACE FUNCTION pggit._verdicts(
        old_atoms pggit.atom[], new_atoms pggit.atom[], fixed_edges pggit.edge[], standing text[])
    RETURNS SETOF pggit.verdict
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    differing pggit.verdict[];
    edges pggit.edge[];
    -- Extensions that move to another schema, and those that they leave.
    leaving text[];
    left_schemas text[];
    own_gone text[];
    own_broken text[];
    gone text[] := '{}';
    broken_names text[] := '{}';
    more text[];
    more_detached text[];
    more_remade text[];
    -- Columns about which somebody has asked once: what is asked only grows, so that there is an end.
    asked text[] := '{}';
    remade text[] := '{}';
    moved_names text[] := '{}';
    staying constant text[] := ARRAY(SELECT c.name FROM pggit._staying_columns(old_atoms, new_atoms) AS c (name));
    detached text[] := '{}';
    seen text[];
BEGIN
    differing := ARRAY(SELECT d FROM pggit._differing(old_atoms, new_atoms, standing) AS d);
    IF cardinality(differing) = 0 THEN
        RETURN;
    END IF;
    SELECT coalesce(array_agg(d.name) FILTER (WHERE d.drop), '{}'), coalesce(array_agg(d.name) FILTER (WHERE d.broken), '{}')
    INTO own_gone, own_broken
    FROM unnest(differing) AS d;

    SELECT coalesce(array_agg(o.name), '{}'), coalesce(array_agg('schema ' || quote_ident(o.facts->>'schema')), '{}')
    INTO leaving, left_schemas
    FROM unnest(old_atoms) AS o
    JOIN unnest(new_atoms) AS n ON n.name = o.name
    WHERE o.kind = 'extension' AND o.facts->'schema' <> n.facts->'schema';

    -- One thing leads to another: a column that comes or goes makes others move, a
    -- parent that goes lets its partitions go their own way. Until nothing is new.
    LOOP
        seen := gone || broken_names;
        -- What is in a table that goes on its own account, goes with it: nobody need ask. One that goes
        -- because of a column is asked about until the end.
        asked := ARRAY(SELECT a.name
                       FROM unnest(own_gone || own_broken || moved_names || seen) AS t (name)
                       JOIN unnest(old_atoms) AS a ON a.name = t.name AND a.kind = 'table column'
                       LEFT JOIN unnest(own_gone) AS g (name) ON g.name = 'table ' || (a.facts->>'table')
                       WHERE g.name IS NULL
                       UNION
                       SELECT t.name FROM unnest(asked) AS t (name));
        edges := ARRAY(SELECT e FROM unnest(fixed_edges) AS e
                       WHERE NOT (e.target = ANY (leaving) AND e.source = ANY (left_schemas))
                       UNION ALL
                       SELECT e FROM pggit._column_edges(old_atoms, asked, detached, staying) AS e);
        SELECT coalesce(array_agg(g.name) FILTER (WHERE g.state = 'dropped'), '{}'),
               coalesce(array_agg(g.name) FILTER (WHERE g.state = 'broken'), '{}')
        INTO gone, broken_names
        FROM pggit._going(old_atoms, ARRAY(SELECT n.name FROM unnest(new_atoms) AS n),
                          own_gone || moved_names || detached || remade, own_broken, edges) AS g;
        more := ARRAY(SELECT a.name FROM unnest(old_atoms) AS a JOIN unnest(gone) AS g (name) ON g.name = a.name
                      WHERE a.kind = 'partition attachment' AND a.name <> ALL (detached));
        IF cardinality(more) > 0 THEN
            detached := detached || more;
            CONTINUE;
        END IF;
        -- What was said once is no news: each turn adds something, or is the last.
        SELECT coalesce(array_agg(m.name) FILTER (WHERE m.what = 'column' AND m.name <> ALL (moved_names)), '{}'),
               coalesce(array_agg(m.name) FILTER (WHERE m.what = 'attachment' AND m.name <> ALL (detached)), '{}'),
               coalesce(array_agg(m.name) FILTER (WHERE m.what = 'table' AND m.name <> ALL (remade)), '{}')
        INTO more, more_detached, more_remade
        FROM pggit._moving(old_atoms, new_atoms, gone) AS m;
        more_remade := more_remade || ARRAY(SELECT i.name FROM pggit._indexes_in_the_way(old_atoms, new_atoms, gone) AS i (name)
                                            WHERE i.name <> ALL (remade));
        moved_names := moved_names || more;
        detached := detached || more_detached;
        remade := remade || more_remade;
        EXIT WHEN cardinality(more || more_detached || more_remade) = 0 AND seen @> (gone || broken_names);
    END LOOP;

    RETURN QUERY
    WITH RECURSIVE going AS MATERIALIZED (
        SELECT g.name FROM unnest(gone) AS g (name)
    ), edge AS MATERIALIZED (
        SELECT e.source, e.target, e.how FROM unnest(edges) AS e
    ), late AS (
        -- What a column needs until it has another type, and what that needs in turn.
        SELECT e.source AS name
        FROM edge AS e JOIN going AS g ON g.name = e.source
        WHERE e.how = 'type' AND e.target = ANY (broken_names || moved_names)
        UNION
        -- A schema that an extension leaves.
        SELECT g.name FROM going AS g WHERE g.name = ANY (left_schemas)
        UNION
        -- A table whose rows its successor takes over.
        SELECT g.name FROM going AS g JOIN unnest(new_atoms) AS n ON n.name = g.name AND n.kind = 'table'
        JOIN unnest(old_atoms) AS o ON o.name = g.name
        WHERE NOT (n.facts ? 'server' OR o.facts ? 'server')
        UNION
        SELECT x.name
        FROM late AS l
        CROSS JOIN LATERAL (
            -- A child has left its parents by then.
            SELECT e.source FROM edge AS e WHERE e.target = l.name AND e.how <> 'inherits'
            UNION ALL
            -- What is in the table, and its partitions that are no more: it takes over their rows too.
            SELECT e.target FROM edge AS e WHERE e.source = l.name AND e.how = 'lies' AND e.target ~ '^table column '
            UNION ALL
            SELECT 'table ' || a.identity FROM unnest(old_atoms) AS a
            WHERE a.kind = 'partition attachment' AND 'table ' || (a.facts->>'partition_of') = l.name
        ) AS x (name)
        -- It leaves its parents before it makes way.
        JOIN going AS g ON g.name = x.name AND g.name !~ '^inheritance of '
    ), old_atom AS MATERIALIZED (
        SELECT o.* FROM unnest(old_atoms) AS o
    ), new_atom AS MATERIALIZED (
        SELECT n.* FROM unnest(new_atoms) AS n
    ), kept_key AS (
        -- A partition that leaves has the foreign keys of those above it for its own.
        SELECT n.name
        FROM pggit._handed_down(old_atoms) AS h
        JOIN new_atom AS n ON n.name = format('table constraint %I on %s', h.name, h.identity)
                          AND n.facts - 'table' = h.facts - 'table'
        JOIN going AS g ON g.name = 'attachment of table ' || h.identity
        WHERE h.kind = 'foreign key' AND h.source NOT IN (SELECT x.name FROM going AS x)
          AND 'table ' || h.identity NOT IN (SELECT x.name FROM going AS x)
    ), rebuilt AS MATERIALIZED (
        SELECT o.name, pggit._as_rebuilt(o.kind, o.facts) AS facts
        FROM (
            SELECT e.target AS name FROM edge AS e WHERE e.how = 'column' AND e.source = ANY (broken_names)
            UNION
            SELECT 'owner ' || e.target FROM edge AS e
            WHERE e.how = 'column' AND e.source = ANY (broken_names) AND e.target ~ '^statistics object '
        ) AS t
        JOIN old_atom AS o ON o.name = t.name
        WHERE o.kind IN ('index', 'table constraint', 'statistics object', 'owner') AND pggit._as_rebuilt(o.kind, o.facts) <> o.facts
    ), concerned AS (
        SELECT d.name FROM unnest(differing) AS d UNION SELECT g.name FROM going AS g UNION SELECT b.name FROM unnest(broken_names) AS b (name)
        UNION SELECT r.name FROM rebuilt AS r
    )
    SELECT c.name, g.name IS NOT NULL,
           n.name IS NOT NULL AND (g.name IS NOT NULL OR o.name IS NULL) AND c.name NOT IN (SELECT k.name FROM kept_key AS k),
           l.name IS NOT NULL,
           -- Another relation or type may have taken the name.
           l.name IS NOT NULL AND o.kind = 'table' AND n.name IS NOT NULL AND NOT (o.facts ? 'server' OR n.facts ? 'server')
               OR l.name IS NOT NULL AND o.kind = 'collation' AND n.name IS NOT NULL
               OR l.name IS NOT NULL AND (o.kind = 'type' OR o.kind = 'table' AND NOT o.facts ? 'server') AND EXISTS (
               SELECT FROM new_atom AS x
               -- A range takes a second name.
               WHERE (x.identity IN (o.identity, o.facts->>'multirange_type_name')
                      OR x.facts->>'multirange_type_name' IN (o.identity, o.facts->>'multirange_type_name'))
                     AND x.kind IN ('type', 'table', 'view', 'materialized view', 'foreign table', 'sequence')
                  OR x.kind = 'table column' AND x.facts->'identity'->'sequence'->>'name' = o.identity
                  -- Indexes are named as tables are.
                  OR o.kind = 'table' AND ('index ' || o.identity) = ANY (x.provides)
                  -- So are sequences of its identities.
                  OR o.kind = 'table' AND EXISTS (
                      SELECT FROM old_atom AS q
                      WHERE q.kind = 'table column' AND q.facts->>'table' = o.identity
                        AND q.facts->'identity'->'sequence'->>'name' IN (
                            CASE WHEN x.kind = 'table column' THEN x.facts->'identity'->'sequence'->>'name'
                                 WHEN x.kind IN ('type', 'table', 'view', 'materialized view', 'foreign table', 'sequence', 'index')
                                     THEN x.identity END))),
           c.name = ANY (broken_names) AND g.name IS NULL,
           c.name = ANY (moved_names) AND 'table ' || (o.facts->>'table') NOT IN (SELECT x.name FROM going AS x),
           x.statements, x.hazards, x.losses
    FROM concerned AS c
    LEFT JOIN going AS g ON g.name = c.name
    LEFT JOIN late AS l ON l.name = c.name
    LEFT JOIN old_atom AS o ON o.name = c.name
    LEFT JOIN new_atom AS n ON n.name = c.name
    LEFT JOIN unnest(differing) AS d ON d.name = c.name
    LEFT JOIN rebuilt AS r ON r.name = c.name
    CROSS JOIN LATERAL (
        SELECT a.*
        FROM pggit._alter_column(o.facts, n.facts, true) AS a
        -- Its type is made anew under the same name.
        WHERE o.kind = 'table column' AND c.name = ANY (broken_names) AND EXISTS (
            SELECT FROM edge AS e JOIN late AS y ON y.name = e.source WHERE e.target = c.name AND e.how = 'type')
        UNION ALL
        SELECT a.statements, a.hazards, a.losses, true FROM pggit._alteration(o.kind, o.identity, r.facts, n.facts) AS a
        WHERE r.name IS NOT NULL AND n.name IS NOT NULL
        UNION ALL
        SELECT d.statements, d.hazards, d.losses, false
        ORDER BY breaks DESC LIMIT 1
    ) AS a
    CROSS JOIN LATERAL (
        SELECT a.statements, a.hazards, a.losses
        WHERE g.name IS NULL AND o.name IS NOT NULL AND n.name IS NOT NULL
        UNION ALL
        SELECT NULL, NULL, NULL LIMIT 1
    ) AS x;
END
$function$;
