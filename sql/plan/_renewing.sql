-- pggit._renewing: the parts of a plan that take the NOT NULLs of
-- plan/_renewed_not_nulls.sql away, and make them again with what is said of them.
CREATE OR REPLACE FUNCTION pggit._renewing(old_atoms pggit.atom[], new_atoms pggit.atom[], verdicts pggit.verdict[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql STABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH renewed AS MATERIALIZED (
        SELECT r.name, r.old_facts, r.new_facts, r.new_facts->>'table' AS identity,
               format('ALTER TABLE ONLY %s ALTER COLUMN %I ', r.new_facts->>'table', r.new_facts->>'name') AS start,
               'table constraint ' || quote_ident(r.new_facts->'not_null'->>'name') || ' on ' || (r.new_facts->>'table') AS rule
        FROM pggit._renewed_not_nulls(old_atoms, new_atoms, verdicts) AS r
    ), link AS MATERIALIZED (
        SELECT r.name, a.name AS above
        FROM pggit._above(new_atoms) AS x
        JOIN renewed AS r ON r.identity = x.identity
        JOIN renewed AS a ON a.identity = x.ancestor AND a.new_facts->>'name' = r.new_facts->>'name'
    )
    -- From above: who has it from there cannot give it up before.
    SELECT 'not null goes of ' || r.name, '{}'::text[],
           ARRAY(SELECT 'not null goes of ' || l.above FROM link AS l WHERE l.name = r.name), -1000,
           ARRAY[r.start || 'DROP NOT NULL'], '{NULL}'::text[], '{NULL}'::jsonb[]
    FROM renewed AS r
    UNION ALL
    -- From below: what is not valid in a parent would come down to who has it not yet.
    SELECT 'not null of ' || r.name, ARRAY['columns of ' || r.identity, r.rule],
           ARRAY[r.name, 'not null goes of ' || r.name] || ARRAY(SELECT 'not null of ' || l.name FROM link AS l WHERE l.above = r.name), 66,
           s.statements, array_fill('blocks_reads'::text, ARRAY[cardinality(s.statements)]),
           array_fill(NULL::jsonb, ARRAY[cardinality(s.statements)])
    FROM renewed AS r
    CROSS JOIN LATERAL (
        SELECT pggit._alter_not_null(r.start, '{}', r.new_facts)
            || ARRAY(SELECT c.statement
                     FROM unnest(new_atoms) AS a CROSS JOIN LATERAL unnest(pggit._statements(a.kind, a.identity, a.facts)) AS c (statement)
                     WHERE a.kind IN ('comment', 'security label') AND (a.facts->>'kind') || ' ' || (a.facts->>'identity') = r.rule
                     ORDER BY a.name COLLATE "C") AS statements
    ) AS s
    WHERE r.new_facts ? 'not_null'
$function$;
