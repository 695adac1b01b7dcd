-- pggit._numbers_go_on: a column that gets an identity in place of a sequence of
-- its own, or the other way round, goes on with the number after the last one:
-- from 1 again, the next rows would meet those that are there.
--
-- The number waits in a sequence of its own name until its successor is there.
CREATE OR REPLACE FUNCTION pggit._numbers_go_on(
        parts pggit.plan_part[], old_atoms pggit.atom[], new_atoms pggit.atom[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE sql IMMUTABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH part AS MATERIALIZED (
        SELECT p.* FROM unnest(parts) AS p
    ), old_column AS (
        SELECT a.name, a.facts->'identity'->'sequence'->>'name' AS sequence, true AS is_identity
        FROM unnest(old_atoms) AS a WHERE a.kind = 'table column' AND a.facts ? 'identity'
        UNION ALL
        SELECT 'table column ' || (a.facts->>'owned_by'), a.identity, false
        FROM unnest(old_atoms) AS a WHERE a.kind = 'sequence owner'
    ), new_column AS (
        SELECT a.name, a.facts->'identity'->'sequence'->>'name' AS sequence, true AS is_identity
        FROM unnest(new_atoms) AS a WHERE a.kind = 'table column' AND a.facts ? 'identity'
        UNION ALL
        SELECT 'table column ' || (a.facts->>'owned_by'), a.identity, false
        FROM unnest(new_atoms) AS a WHERE a.kind = 'sequence owner'
    ), switch AS MATERIALIZED (
        -- taker: the part that ends the old sequence; giver: the part that begins the new one
        SELECT CASE WHEN o.is_identity THEN o.name ELSE 'drop sequence ' || o.sequence END AS taker,
               CASE WHEN n.is_identity THEN n.name ELSE 'sequence ' || n.sequence END AS giver,
               o.sequence AS old_sequence, n.sequence AS new_sequence,
               format('%I.%I', i.names[1], left('pggit ' || i.names[2], 63)) AS waiting
        FROM old_column AS o JOIN new_column AS n ON n.name = o.name AND n.is_identity <> o.is_identity
        CROSS JOIN LATERAL (SELECT parse_ident(o.sequence) AS names) AS i
    ), carried AS MATERIALIZED (
        SELECT s.* FROM switch AS s
        WHERE s.taker IN (SELECT p.name FROM part AS p) AND s.giver IN (SELECT p.name FROM part AS p)
    ), before AS (
        SELECT c.taker AS name, array_agg(s.statement ORDER BY c.waiting, s.n) AS statements
        FROM carried AS c
        CROSS JOIN LATERAL (VALUES
            (1, format('CREATE SEQUENCE %s MINVALUE -9223372036854775808', c.waiting)),
            (2, format('SELECT pg_catalog.setval(%L, last_value, is_called) FROM %s', c.waiting, c.old_sequence))) AS s (n, statement)
        GROUP BY c.taker
    ), afterwards AS (
        SELECT c.giver AS name, array_agg(c.taker) AS takers, array_agg(s.statement ORDER BY c.waiting, s.n) AS statements
        FROM carried AS c
        CROSS JOIN LATERAL (VALUES
            -- A number out of the new bounds is none of the new sequence's.
            (1, format('SELECT pg_catalog.setval(%L, w.last_value, w.is_called) FROM %s AS w, pg_catalog.pg_sequence AS s '
                       'WHERE s.seqrelid = %1$L::pg_catalog.regclass AND w.last_value BETWEEN s.seqmin AND s.seqmax',
                       c.new_sequence, c.waiting)),
            (2, 'DROP SEQUENCE ' || c.waiting)) AS s (n, statement)
        GROUP BY c.giver
    )
    SELECT p.name, p.provides, p.requires || array_remove(a.takers, p.name), p.rank,
           b.statements || p.statements || a.statements,
           array_fill(NULL::text, ARRAY[coalesce(cardinality(b.statements), 0)]) || p.hazards
               || array_fill(NULL::text, ARRAY[coalesce(cardinality(a.statements), 0)]),
           array_fill(NULL::jsonb, ARRAY[coalesce(cardinality(b.statements), 0)]) || p.losses
               || array_fill(NULL::jsonb, ARRAY[coalesce(cardinality(a.statements), 0)])
    FROM part AS p
    LEFT JOIN before AS b ON b.name = p.name
    LEFT JOIN afterwards AS a ON a.name = p.name
$function$;
