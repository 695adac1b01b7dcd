-- pggit._grant_removal: the statements that leave somebody with what he has on a
-- new object of that kind and owner (acldefault(), utils/adt/acl.c).
CREATE OR REPLACE FUNCTION pggit._grant_removal(facts jsonb, owner text)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH statement AS (
        SELECT pggit._grant_statements(facts || '{"privileges": []}') AS revoke,
               (facts->>'grantee') = quote_ident(owner) AND facts->>'kind' NOT LIKE '% column' AS is_owner
    ), restored AS (
        SELECT CASE
                   WHEN s.is_owner THEN 'ALL'
                   WHEN facts->>'grantee' <> 'PUBLIC' THEN NULL
                   WHEN facts->>'kind' IN ('function', 'procedure', 'aggregate') THEN 'EXECUTE'
                   WHEN facts->>'kind' IN ('type', 'language')
                        OR facts->>'kind' = 'schema' AND facts->>'identity' = 'public' THEN 'USAGE'
               END AS privilege
        FROM statement AS s
    ), grantor AS (
        -- What others passed on is revoked in their names.
        SELECT DISTINCT p.item->>'grantor' AS grantor
        FROM jsonb_array_elements(facts->'privileges') AS p (item) WHERE p.item ? 'grantor'
    )
    SELECT ARRAY(SELECT x.statement
                 FROM grantor AS g CROSS JOIN statement AS s
                 CROSS JOIN LATERAL unnest(ARRAY[format('SET SESSION AUTHORIZATION %I', g.grantor), s.revoke[1] || ' CASCADE',
                                                 'RESET SESSION AUTHORIZATION']) WITH ORDINALITY AS x (statement, n)
                 ORDER BY g.grantor COLLATE "C", x.n)
        || (s.revoke[1] || CASE WHEN s.is_owner THEN '' ELSE ' CASCADE' END)
        || CASE WHEN r.privilege IS NOT NULL THEN
               (pggit._grant_statements(facts || jsonb_build_object('privileges', jsonb_build_array(
                   jsonb_build_object('privilege', r.privilege)))))[2:] END
    FROM statement AS s, restored AS r
$function$;
