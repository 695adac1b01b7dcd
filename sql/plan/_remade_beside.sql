-- pggit._remade_beside: verdicts on what stays, but does not live through what is
-- made beside it.
--
-- Default privileges of who makes an object would grant it to others: they are
-- taken away until everything is made. REVOKE ALL ON TABLE, with which a grant
-- begins, takes a role's privileges on the columns too: they are granted again. Those
-- that an owner or his successor has on columns become the successor's (aclnewowner in
-- utils/adt/acl.c): they go before, and come again.
CREATE OR REPLACE FUNCTION pggit._remade_beside(old_atoms pggit.atom[], new_atoms pggit.atom[], verdicts pggit.verdict[])
    RETURNS SETOF pggit.verdict
    LANGUAGE sql STABLE ROWS 1
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH verdict AS MATERIALIZED (
        SELECT v.name, v.make FROM unnest(verdicts) AS v
    ), made AS MATERIALIZED (
        SELECT CASE WHEN n.kind IN ('table', 'view', 'materialized view') THEN 'tables'
                    WHEN n.kind = 'sequence' THEN 'sequences'
                    WHEN n.kind IN ('function', 'procedure', 'aggregate') THEN 'functions'
                    WHEN n.kind = 'type' THEN 'types'
                    WHEN n.kind = 'schema' THEN 'schemas' END AS objects, n.identity
        FROM verdict AS v JOIN unnest(new_atoms) AS n ON n.name = v.name
        WHERE v.make
        UNION ALL
        SELECT 'sequences', n.identity
        FROM verdict AS v
        JOIN unnest(new_atoms) AS n ON n.name = v.name AND n.kind = 'table column' AND n.facts ? 'identity'
        LEFT JOIN unnest(old_atoms) AS o ON o.name = v.name AND o.facts ? 'identity'
        WHERE v.make OR o.name IS NULL
    ), handed_on AS MATERIALIZED (
        SELECT n.facts->>'kind' AS kind, n.facts->>'identity' AS identity, ARRAY[o.facts->>'owner', n.facts->>'owner'] AS owners
        FROM unnest(new_atoms) AS n JOIN unnest(old_atoms) AS o ON o.name = n.name
        WHERE n.kind = 'owner' AND o.facts->>'owner' <> n.facts->>'owner'
    ), staying AS (
        -- Of privileges on a column: its bearer.
        SELECT o.*, CASE WHEN o.facts->>'kind' LIKE '% column' THEN regexp_replace(o.facts->>'kind', ' column$', '') END AS bearer_kind,
               CASE WHEN o.facts->>'kind' LIKE '% column' THEN (
                   SELECT format('%I.%I', i.names[1], i.names[2]) FROM parse_ident(o.facts->>'identity') AS i (names)) END AS bearer
        FROM unnest(old_atoms) AS o
        WHERE o.kind IN ('default acl', 'grant') AND o.name IN (SELECT n.name FROM unnest(new_atoms) AS n)
          AND o.name NOT IN (SELECT v.name FROM verdict AS v)
    )
    SELECT ROW(s.name, s.kind = 'default acl' OR x.kind IS NOT NULL, true, false, false, false, false, NULL, NULL, NULL)::pggit.verdict
    FROM staying AS s
    LEFT JOIN handed_on AS x ON s.kind = 'grant' AND x.kind = s.bearer_kind AND x.identity = s.bearer
                             AND s.facts->>'grantee' = ANY (x.owners)
    WHERE x.kind IS NOT NULL
       OR s.kind = 'default acl' AND s.facts->>'role' = current_user AND EXISTS (
              SELECT FROM made AS m
              WHERE m.objects = s.facts->>'objects'
                AND (NOT s.facts ? 'in_schema' OR (parse_ident(m.identity, false))[1] = s.facts->>'in_schema'))
       OR s.kind = 'grant' AND EXISTS (
              SELECT FROM verdict AS v
              WHERE v.make AND v.name = format('grant %s %s to %s', s.bearer_kind, s.bearer, s.facts->>'grantee'))
$function$;
