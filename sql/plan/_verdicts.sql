-- pggit._verdicts: what is to be done with each atom of two schemas; none for an
-- atom that is left alone.
CREATE OR REPLACE FUNCTION pggit._verdicts(old_atoms pggit.atom[], new_atoms pggit.atom[])
    RETURNS SETOF pggit.verdict
    LANGUAGE plpgsql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    differing pggit.verdict[];
    edges pggit.edge[];
    gone text[];
    broken text[];
    moved text[] := '{}';
    detached text[] := '{}';
    seen text[];
BEGIN
    differing := ARRAY(SELECT d FROM pggit._differing(old_atoms, new_atoms) AS d);
    IF cardinality(differing) = 0 THEN
        RETURN;
    END IF;
    SELECT coalesce(array_agg(d.name) FILTER (WHERE d.drop), '{}'), coalesce(array_agg(d.name) FILTER (WHERE d.broken), '{}')
    INTO gone, broken
    FROM unnest(differing) AS d;

    -- A column moves when others come or go before it, and one that goes because
    -- of another makes more of them move: until nothing is added.
    LOOP
        seen := gone || broken;
        SELECT moved || coalesce(array_agg(m.name) FILTER (WHERE m.what = 'column'), '{}'),
               detached || coalesce(array_agg(m.name) FILTER (WHERE m.what = 'attachment'), '{}')
        INTO moved, detached
        FROM pggit._moving(old_atoms, new_atoms, gone) AS m;
        edges := ARRAY(
            SELECT e FROM pggit._edges(
                old_atoms, ARRAY(SELECT t.name FROM unnest(gone || broken || moved) AS t (name) WHERE t.name ~ '^table column '),
                detached) AS e);
        SELECT coalesce(array_agg(g.name) FILTER (WHERE g.state = 'dropped'), '{}'),
               coalesce(array_agg(g.name) FILTER (WHERE g.state = 'broken'), '{}')
        INTO gone, broken
        FROM pggit._going(old_atoms, ARRAY(SELECT n.name FROM unnest(new_atoms) AS n),
                          gone || moved || detached, broken, edges) AS g;
        EXIT WHEN seen @> (gone || broken);
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
        WHERE e.how = 'type' AND e.target = ANY (broken)
        UNION
        SELECT e.source FROM late AS l JOIN edge AS e ON e.target = l.name JOIN going AS g ON g.name = e.source
    ), old_atom AS MATERIALIZED (
        SELECT o.* FROM unnest(old_atoms) AS o
    ), new_atom AS MATERIALIZED (
        SELECT n.* FROM unnest(new_atoms) AS n
    ), concerned AS (
        SELECT d.name FROM unnest(differing) AS d UNION SELECT g.name FROM going AS g UNION SELECT b.name FROM unnest(broken) AS b (name)
    )
    SELECT c.name, g.name IS NOT NULL, n.name IS NOT NULL AND (g.name IS NOT NULL OR o.name IS NULL),
           l.name IS NOT NULL,
           -- Another relation or type may have taken the name.
           l.name IS NOT NULL AND o.kind = 'type' AND EXISTS (
               SELECT FROM new_atom AS x
               WHERE x.identity = o.identity
                 AND x.kind IN ('type', 'table', 'view', 'materialized view', 'foreign table', 'sequence')),
           c.name = ANY (broken) AND g.name IS NULL,
           c.name = ANY (moved),
           CASE WHEN g.name IS NOT NULL OR o.name IS NULL OR n.name IS NULL THEN NULL
                -- Its type is made anew under the same name.
                WHEN o.kind = 'table column' AND c.name = ANY (broken) AND EXISTS (
                         SELECT FROM edge AS e JOIN late AS x ON x.name = e.source WHERE e.target = c.name AND e.how = 'type')
                    THEN pggit._alter_column(o.facts, n.facts, true)
                ELSE d.change END
    FROM concerned AS c
    LEFT JOIN going AS g ON g.name = c.name
    LEFT JOIN late AS l ON l.name = c.name
    LEFT JOIN old_atom AS o ON o.name = c.name
    LEFT JOIN new_atom AS n ON n.name = c.name
    LEFT JOIN (SELECT x.name, x.change FROM unnest(differing) AS x) AS d ON d.name = c.name;
END
$function$;
