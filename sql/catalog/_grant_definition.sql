-- pggit._grant_definition: what one role may do with one object. A role whose
-- default privileges were narrowed loses them first.
CREATE OR REPLACE FUNCTION pggit._grant_definition(facts jsonb)
    RETURNS text
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
                    WHEN facts->>'kind' = 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER ' || (facts->>'identity')
                    WHEN facts->>'kind' = 'server' THEN 'FOREIGN SERVER ' || (facts->>'identity')
                    ELSE upper((facts->>'kind') COLLATE "C") || ' ' || (facts->>'identity') END AS address
    )
    SELECT concat(
        format('REVOKE ALL%s ON %s FROM %s', t.column_list, t.address, facts->>'grantee'),
        (SELECT string_agg(
                    format(E';\nGRANT %s%s ON %s TO %s%s GRANTED BY %I',
                           p.privilege->>'privilege', t.column_list, t.address, facts->>'grantee',
                           CASE WHEN p.privilege ? 'grantable' THEN ' WITH GRANT OPTION' END,
                           p.privilege->>'grantor'),
                    '' ORDER BY p.n)
         FROM jsonb_array_elements(facts->'privileges') WITH ORDINALITY AS p (privilege, n)))
    FROM target AS t
$function$;
