-- pggit._renewed_not_nulls: the columns whose NOT NULL goes before the others are
-- altered, and is made again after them if it is to be there; from version 18 on,
-- where it is a constraint that is inherited as such.
--
-- One that a column has from above too cannot go while that stands, nor get a name of
-- its own (dropconstraint_internal, rename_constraint_internal and ATExecAddConstraint in
-- commands/tablecmds.c). So what goes goes before the one from above comes, and what
-- comes does so too; and they take along those that stand above them. From each table
-- alone: what a child or partition has for itself stays, and what it has from nowhere
-- else goes after it.
--
-- name                  the column's atom
-- old_facts, new_facts  what it is and what it shall be
CREATE OR REPLACE FUNCTION pggit._renewed_not_nulls(
        old_atoms pggit.atom[], new_atoms pggit.atom[], verdicts pggit.verdict[],
        OUT name text, OUT old_facts jsonb, OUT new_facts jsonb)
    RETURNS SETOF record
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH RECURSIVE key AS MATERIALIZED (
        SELECT n.facts->>'table' AS identity, n.facts->>'definition' AS definition
        FROM unnest(new_atoms) AS n JOIN unnest(old_atoms) AS o ON o.name = n.name
        WHERE n.kind = 'table constraint' AND n.facts->>'type' = 'p'
          AND n.name NOT IN (SELECT v.name FROM unnest(verdicts) AS v WHERE v.drop)
    ), identity_column AS MATERIALIZED (
        -- Partitions have their parents' (version 17 on).
        SELECT c.name FROM unnest(old_atoms || new_atoms) AS c WHERE c.kind = 'table column' AND c.facts ? 'identity'
        UNION
        SELECT format('table column %s.%I', x.identity, c.facts->>'name')
        FROM unnest(old_atoms || new_atoms) AS c
        JOIN pggit._above(old_atoms) AS x ON x.ancestor = c.facts->>'table' AND x.is_partition
        WHERE c.kind = 'table column' AND c.facts ? 'identity'
    ), standing AS MATERIALIZED (
        SELECT n.name, n.facts->>'table' AS identity, n.facts->>'name' AS column_name, o.facts AS old_facts, n.facts,
               o.facts->'not_null' AS old_rule, n.facts->'not_null' AS rule,
               -- An identity is not without it for a moment, nor is a key.
               n.name IN (SELECT i.name FROM identity_column AS i) OR EXISTS (
                   SELECT FROM key AS k
                   WHERE k.identity = n.facts->>'table' AND pggit._mentions(k.definition, n.facts->>'name')) AS is_fixed
        FROM unnest(old_atoms) AS o JOIN unnest(new_atoms) AS n ON n.name = o.name
        WHERE n.kind = 'table column' AND current_setting('server_version_num')::integer >= 180000
          AND NOT EXISTS (SELECT FROM unnest(verdicts) AS v
                          WHERE v.name IN (n.name, 'table ' || (n.facts->>'table')) AND (v.drop OR v.make))
    ), link AS MATERIALIZED (
        SELECT x.identity, x.ancestor FROM pggit._above(old_atoms) AS x
        WHERE NOT EXISTS (SELECT FROM unnest(verdicts) AS v
                          WHERE v.name IN ('inheritance of table ' || x.identity, 'attachment of table ' || x.identity) AND (v.drop OR v.make))
        INTERSECT
        SELECT x.identity, x.ancestor FROM pggit._above(new_atoms) AS x
    ), family AS MATERIALIZED (
        -- What is above a column, and what it hands down or handed down.
        SELECT s.name, a.name AS above, coalesce(NOT a.old_rule ? 'no_inherit', false) AS had, coalesce(NOT a.rule ? 'no_inherit', false) AS has
        FROM standing AS s
        JOIN link AS l ON l.identity = s.identity
        JOIN standing AS a ON a.identity = l.ancestor AND a.column_name = s.column_name
        WHERE a.old_rule IS NOT NULL OR a.rule IS NOT NULL
    ), renewed AS (
        SELECT s.name
        FROM standing AS s
        WHERE NOT s.is_fixed AND CASE WHEN s.old_rule IS NULL
                       THEN s.rule IS NOT NULL AND EXISTS (SELECT FROM family AS f WHERE f.name = s.name AND (f.had OR f.has))
                            -- Nor can what stays above be taken along; its name is the only one to be had then.
                            AND NOT EXISTS (SELECT FROM family AS f JOIN standing AS a ON a.name = f.above
                                            WHERE f.name = s.name AND f.had AND a.is_fixed)
                   WHEN s.rule IS NULL OR s.rule ? 'not_valid' AND NOT s.old_rule ? 'not_valid'
                       THEN EXISTS (SELECT FROM family AS f WHERE s.name IN (f.name, f.above))
                   -- One from above does not come down upon it.
                   WHEN s.old_rule ? 'no_inherit' AND NOT s.rule ? 'no_inherit'
                       THEN EXISTS (SELECT FROM family AS f WHERE f.name = s.name AND f.has)
                   -- What children had from it would stay with them.
                   WHEN s.rule ? 'no_inherit' AND NOT s.old_rule ? 'no_inherit' THEN EXISTS (
                       SELECT FROM family AS f JOIN standing AS c ON c.name = f.name WHERE f.above = s.name AND c.rule IS NULL)
                   ELSE s.old_rule->>'name' <> s.rule->>'name'
                        AND EXISTS (SELECT FROM family AS f WHERE f.name = s.name AND (f.had OR f.has)) END
        UNION
        SELECT a.name
        FROM renewed AS r JOIN family AS f ON f.name = r.name JOIN standing AS a ON a.name = f.above
        WHERE (f.had OR f.has) AND NOT a.is_fixed
    ), let_go AS (
        -- What had it from these alone.
        SELECT f.name
        FROM family AS f JOIN standing AS s ON s.name = f.name
        WHERE f.had AND s.old_rule IS NULL AND NOT s.is_fixed
        GROUP BY f.name
        HAVING bool_and(f.above IN (SELECT r.name FROM renewed AS r))
    )
    SELECT s.name, s.old_facts, s.facts
    FROM standing AS s
    WHERE s.name IN (SELECT r.name FROM renewed AS r UNION SELECT l.name FROM let_go AS l)
$function$;
