-- pggit._default_acl_removal: the statements that leave default privileges as
-- they are in a new database.
CREATE OR REPLACE FUNCTION pggit._default_acl_removal(facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH prefix AS (
        SELECT concat(format('ALTER DEFAULT PRIVILEGES FOR ROLE %I ', facts->>'role'),
                      'IN SCHEMA ' || quote_ident(facts->>'in_schema') || ' ') AS start,
               ' ON ' || upper((facts->>'objects') COLLATE "C") AS target
    )
    SELECT ARRAY(SELECT DISTINCT concat(p.start, 'REVOKE ALL', p.target, ' FROM ', x.item->>'grantee')
                 FROM jsonb_array_elements(facts->'privileges') AS x (item))
        || CASE WHEN facts ? 'in_schema' THEN '{}' ELSE
               ARRAY[concat(p.start, 'GRANT ALL', p.target, ' TO ', quote_ident(facts->>'role'))]
               || CASE facts->>'objects' WHEN 'functions' THEN concat(p.start, 'GRANT EXECUTE', p.target, ' TO PUBLIC')
                                         WHEN 'types' THEN concat(p.start, 'GRANT USAGE', p.target, ' TO PUBLIC') END END
    FROM prefix AS p
$function$;
