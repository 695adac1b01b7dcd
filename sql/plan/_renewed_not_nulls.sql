-- pggit._renewed_not_nulls: the columns whose NOT NULL goes before the others are
-- altered, and is made again after them if it is to be there; from version 18 on,
-- where it is a constraint that is inherited as such.
--
-- One that a column has from above too cannot go while that stands, nor get a name of
-- its own (dropconstraint_internal, rename_constraint_internal and ATExecAddConstraint in
-- commands/tablecmds.c). So what goes goes before the one from above comes, and what
-- comes does so too; and they take along those that stand above them, and these what
-- hangs on them: whether a partition has it for itself too is recorded nowhere.
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
    WITH RECURSIVE keyed AS MATERIALIZED (
        SELECT x.name FROM unnest(old_atoms || new_atoms) AS k CROSS JOIN LATERAL unnest(k.needs) AS x (name)
        WHERE k.kind = 'table constraint' AND k.facts->>'type' = 'p' AND x.name IS NOT NULL
    ), standing AS MATERIALIZED (
        SELECT n.name, n.facts->>'table' AS identity, n.facts->>'name' AS column_name, o.facts AS old_facts, n.facts,
               o.facts->'not_null' AS old_rule, n.facts->'not_null' AS rule
        FROM unnest(old_atoms) AS o JOIN unnest(new_atoms) AS n ON n.name = o.name
        WHERE n.kind = 'table column' AND (o.facts->'not_null' ? 'name' OR n.facts->'not_null' ? 'name')
          -- An identity is not without it for a moment, nor is a key.
          AND NOT o.facts ? 'identity' AND NOT n.facts ? 'identity' AND n.name NOT IN (SELECT k.name FROM keyed AS k)
          AND NOT EXISTS (SELECT FROM unnest(verdicts) AS v
                          WHERE v.name IN (n.name, 'table ' || (n.facts->>'table')) AND (v.drop OR v.make))
    ), link AS MATERIALIZED (
        SELECT x.identity, x.ancestor FROM pggit._above(old_atoms) AS x
        WHERE NOT EXISTS (SELECT FROM unnest(verdicts) AS v
                          WHERE v.name IN ('inheritance of table ' || x.identity, 'attachment of table ' || x.identity) AND (v.drop OR v.make))
        INTERSECT
        SELECT x.identity, x.ancestor FROM pggit._above(new_atoms) AS x
    ), above AS MATERIALIZED (
        -- What each column has above it, and had.
        SELECT s.name, bool_or(NOT a.old_rule ? 'no_inherit') AS had, bool_or(NOT a.rule ? 'no_inherit') AS has
        FROM standing AS s
        JOIN link AS l ON l.identity = s.identity
        JOIN standing AS a ON a.identity = l.ancestor AND a.column_name = s.column_name
        GROUP BY s.name
    ), renewed AS (
        SELECT s.name, s.identity, s.column_name, s.old_rule
        FROM standing AS s LEFT JOIN above AS a ON a.name = s.name
        WHERE CASE WHEN s.old_rule IS NULL THEN s.rule IS NOT NULL AND (a.had OR a.has)
                   WHEN s.rule IS NULL OR s.rule ? 'not_valid' AND NOT s.old_rule ? 'not_valid'
                       THEN EXISTS (SELECT FROM link AS l WHERE s.identity IN (l.identity, l.ancestor))
                   ELSE s.old_rule->>'name' <> s.rule->>'name' AND (a.had OR a.has) END
        UNION
        SELECT s.name, s.identity, s.column_name, s.old_rule
        FROM renewed AS r
        JOIN link AS l ON r.identity IN (l.identity, l.ancestor)
        JOIN standing AS s ON s.column_name = r.column_name
                          AND s.identity = CASE r.identity WHEN l.identity THEN l.ancestor ELSE l.identity END
        WHERE CASE r.identity WHEN l.identity THEN NOT s.old_rule ? 'no_inherit' OR NOT s.rule ? 'no_inherit'
                              ELSE s.old_rule IS NOT NULL AND NOT r.old_rule ? 'no_inherit' END
    )
    SELECT s.name, s.old_facts, s.facts FROM renewed AS r JOIN standing AS s ON s.name = r.name
$function$;
