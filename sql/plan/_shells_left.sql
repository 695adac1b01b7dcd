-- pggit._shells_left: operators that are there in name only, for CREATE OPERATOR named
-- them as a commutator or negator, and that PostgreSQL leaves behind, uncommitted
-- and in the way of their schema, when the one that named them goes.
--
-- names    the atoms that go
-- Result   name: the operator that goes; schema: of the shell; statement: takes it away
CREATE OR REPLACE FUNCTION pggit._shells_left(
        old_atoms pggit.atom[], new_atoms pggit.atom[], names text[], OUT name text, OUT schema text, OUT statement text)
    RETURNS SETOF record
    LANGUAGE sql IMMUTABLE ROWS 10
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH operator AS MATERIALIZED (
        SELECT a.name, false AS is_new, a.facts FROM unnest(old_atoms) AS a WHERE a.kind = 'operator'
        UNION ALL
        SELECT a.name, true, a.facts FROM unnest(new_atoms) AS a WHERE a.kind = 'operator'
    ), partner AS MATERIALIZED (
        SELECT o.name, o.is_new, p.schema, p.operator, p."left", p."right"
        FROM operator AS o
        CROSS JOIN LATERAL (
            VALUES (o.facts->'commutator'->>'schema', o.facts->'commutator'->>'name', o.facts->>'right', o.facts->>'left'),
                   (o.facts->'negator'->>'schema', o.facts->'negator'->>'name', o.facts->>'left', o.facts->>'right')
        ) AS p (schema, operator, "left", "right")
        WHERE p.schema IS NOT NULL
    )
    SELECT p.name, p.schema,
           format('DROP OPERATOR IF EXISTS %I.%s (%s, %s)', p.schema, p.operator, coalesce(p."left", 'NONE'), p."right")
    FROM partner AS p
    WHERE NOT p.is_new AND p.name = ANY (names)
      AND NOT EXISTS (
          SELECT FROM operator AS o
          WHERE o.facts->>'schema' = p.schema AND o.facts->>'name' = p.operator
            AND o.facts->>'right' = p."right" AND (o.facts->>'left') IS NOT DISTINCT FROM p."left")
      AND NOT EXISTS (
          SELECT FROM partner AS n
          WHERE n.is_new AND ROW(n.schema, n.operator, n."right") = ROW(p.schema, p.operator, p."right")
            AND n."left" IS NOT DISTINCT FROM p."left")
$function$;
