-- pggit._default_acl_statements: ALTER DEFAULT PRIVILEGES. Without a schema the
-- list replaces the usual one, which the role and PUBLIC hold: that goes first.
CREATE OR REPLACE FUNCTION pggit._default_acl_statements(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH prefix AS (
        SELECT concat(format('ALTER DEFAULT PRIVILEGES FOR ROLE %I ', facts->>'role'),
                      'IN SCHEMA ' || quote_ident(facts->>'in_schema') || ' ') AS start,
               ' ON ' || upper((facts->>'objects') COLLATE "C") AS target
    )
    SELECT CASE WHEN facts ? 'in_schema' THEN '{}' ELSE ARRAY[
               format('%sREVOKE ALL%s FROM %I', p.start, p.target, facts->>'role'),
               format('%sREVOKE ALL%s FROM PUBLIC', p.start, p.target)] END
        || ARRAY(
            SELECT concat(p.start, 'GRANT ', string_agg(x.item->>'privilege', ', ' ORDER BY x.n), p.target,
                          ' TO ', x.item->>'grantee', CASE WHEN x.item ? 'grantable' THEN ' WITH GRANT OPTION' END)
            FROM jsonb_array_elements(facts->'privileges') WITH ORDINALITY AS x (item, n)
            GROUP BY x.item->>'grantee', x.item ? 'grantable'
            ORDER BY min(x.n))
    FROM prefix AS p
$function$;
