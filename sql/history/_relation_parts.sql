-- pggit._relation_parts: of which table, view or foreign table each of these objects
-- is a part, or is itself: a column, what is on it, who may read it.
--
-- Result   relation is the identity of the table; objects that are parts of none
--          are not in it. A sequence that a column owns goes with its table.
CREATE OR REPLACE FUNCTION pggit._relation_parts(entries pggit.entry[])
    RETURNS TABLE (kind text, identity text, relation text)
    LANGUAGE sql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
    -- An array is taken for ten rows: nested loops over thousands.
    SET enable_nestloop = off
AS $function$
    WITH object AS MATERIALIZED (
        SELECT e.kind, e.identity, e.content::jsonb AS facts FROM unnest(entries) AS e
    ), named AS (
        -- What an owner, a comment or a grant is said of. Not every kind that has a
        -- fact "kind" says it of a bearer.
        SELECT o.kind, o.identity, o.facts,
               CASE WHEN s.is_said THEN o.facts->>'kind' ELSE o.kind END AS bearer_kind,
               CASE WHEN s.is_said THEN o.facts->>'identity' ELSE o.identity END AS bearer_identity
        FROM object AS o
        CROSS JOIN LATERAL (SELECT o.kind IN ('owner', 'comment', 'grant', 'security label', 'extension dependency')) AS s (is_said)
    ), sequence AS (
        SELECT o.identity, o.facts->>'owned_by' AS owned_by FROM object AS o
        WHERE o.kind = 'sequence' AND o.facts ? 'owned_by'
        UNION
        SELECT o.facts->'identity'->'sequence'->>'name', o.identity FROM object AS o
        WHERE o.kind IN ('table column', 'foreign table column') AND o.facts->'identity' ? 'sequence'
    ), whole AS (
        SELECT n.kind, n.identity,
               CASE WHEN n.bearer_kind IN ('table', 'foreign table', 'view', 'materialized view', 'column order')
                    THEN n.bearer_identity
                    WHEN n.bearer_kind ~ ' column$' THEN (
                        SELECT format('%I.%I', i.names[1], i.names[2]) FROM (SELECT parse_ident(n.bearer_identity) AS names) AS i)
                    WHEN n.bearer_kind = 'sequence' THEN (
                        SELECT format('%I.%I', i.names[1], i.names[2]) FROM (SELECT parse_ident(s.owned_by) AS names) AS i)
                    WHEN n.bearer_kind IN ('table constraint', 'index', 'trigger', 'rule', 'policy', 'constraint triggers')
                    -- A comment can be on what is not recorded itself: a key that a parent hands down.
                    THEN coalesce(b.facts->>'table', substring(n.bearer_identity FROM ' on ((?:"(?:[^"]|"")*"|[^"\s])+)$'))
               END AS relation
        FROM named AS n
        LEFT JOIN object AS b ON b.kind = n.bearer_kind AND b.identity = n.bearer_identity
        LEFT JOIN sequence AS s ON n.bearer_kind = 'sequence' AND s.identity = n.bearer_identity
    )
    SELECT w.kind, w.identity, w.relation FROM whole AS w WHERE w.relation IS NOT NULL
$function$;
