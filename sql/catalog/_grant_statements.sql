-- pggit._grant_statements: what one role may do with one object. A role whose
-- default privileges were narrowed loses them first.
--
-- A privilege that another role than the owner granted is granted in that
-- role's name, for GRANTED BY takes no other than the current one.
CREATE OR REPLACE FUNCTION pggit._grant_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH target AS (
        SELECT CASE WHEN facts->>'kind' LIKE '% column'
                    THEN format(' (%I)', (parse_ident(facts->>'identity'))[3]) END AS column_list,
               CASE WHEN facts->>'kind' LIKE '% column'
                    THEN format('TABLE %I.%I', (parse_ident(facts->>'identity'))[1], (parse_ident(facts->>'identity'))[2])
                    -- GRANT knows views as tables.
                    WHEN facts->>'kind' IN ('view', 'materialized view', 'foreign table')
                    THEN 'TABLE ' || (facts->>'identity')
                    WHEN facts->>'kind' = 'aggregate' THEN 'FUNCTION ' || (facts->>'identity')
                    WHEN facts->>'kind' = 'procedure' THEN 'PROCEDURE ' || pggit._signature(facts->>'identity')
                    WHEN facts->>'kind' = 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER ' || (facts->>'identity')
                    WHEN facts->>'kind' = 'server' THEN 'FOREIGN SERVER ' || (facts->>'identity')
                    ELSE upper((facts->>'kind') COLLATE "C") || ' ' || (facts->>'identity') END AS address
    ), privilege AS (
        SELECT p.n, p.item->>'grantor' AS grantor,
               format('GRANT %s%s ON %s TO %s%s', p.item->>'privilege', t.column_list, t.address, facts->>'grantee',
                      CASE WHEN p.item ? 'grantable' THEN ' WITH GRANT OPTION' END) AS statement
        FROM target AS t
        CROSS JOIN LATERAL jsonb_array_elements(facts->'privileges') WITH ORDINALITY AS p (item, n)
    )
    SELECT ARRAY[format('REVOKE ALL%s ON %s FROM %s', t.column_list, t.address, facts->>'grantee')]
        || ARRAY(
            SELECT s.statement
            FROM privilege AS p
            CROSS JOIN LATERAL unnest(
                CASE WHEN p.grantor IS NOT NULL
                     THEN ARRAY[format('SET SESSION AUTHORIZATION %I', p.grantor), p.statement,
                                'RESET SESSION AUTHORIZATION']
                     ELSE ARRAY[p.statement] END) WITH ORDINALITY AS s (statement, n)
            ORDER BY p.n, s.n)
    FROM target AS t
$function$;
