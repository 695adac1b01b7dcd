-- pggit._removal: the statements that take one atom away, and nothing else.
--
-- owner    who owns the bearer of a grant: what he has by default comes back
-- Result   an empty list where there is nothing to say: it goes with another.
CREATE OR REPLACE FUNCTION pggit._removal(kind text, identity text, facts jsonb, owner text DEFAULT NULL)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(CASE
        WHEN kind = 'schema' AND facts ? 'absent' THEN ARRAY['CREATE SCHEMA ' || identity]
        WHEN kind IN ('column order', 'index attachment') THEN '{}'
        WHEN kind = 'view data' THEN ARRAY[format('REFRESH MATERIALIZED VIEW %s WITH NO DATA', identity)]
        WHEN kind = 'table column' THEN ARRAY[format('ALTER TABLE %s DROP COLUMN %I', facts->>'table', facts->>'name')]
        WHEN kind = 'column default' THEN
            ARRAY[format('ALTER TABLE ONLY %s ALTER COLUMN %I DROP DEFAULT', facts->>'table', facts->>'name')]
        WHEN kind = 'domain default' THEN ARRAY[format('ALTER DOMAIN %s DROP DEFAULT', identity)]
        WHEN kind = 'sequence owner' THEN ARRAY[format('ALTER SEQUENCE %s OWNED BY NONE', identity)]
        WHEN kind = 'replica identity' THEN ARRAY[format('ALTER TABLE %s REPLICA IDENTITY DEFAULT', identity)]
        WHEN kind = 'partition attachment' THEN
            ARRAY[format('ALTER TABLE %s DETACH PARTITION %s', facts->>'partition_of', identity)]
        WHEN kind = 'typing' THEN ARRAY[format('ALTER TABLE %s NOT OF', identity)]
        WHEN kind = 'table' AND facts ? 'server' THEN ARRAY['DROP FOREIGN TABLE ' || identity]
        WHEN kind = 'inheritance' THEN
            ARRAY(SELECT format('ALTER TABLE %s NO INHERIT %s', identity, p.parent)
                  FROM jsonb_array_elements_text(facts->'inherits') AS p (parent))
        WHEN kind = 'table constraint' THEN
            ARRAY[format('ALTER TABLE %s DROP CONSTRAINT %I', facts->>'table', facts->>'name')]
        WHEN kind = 'domain constraint' THEN
            ARRAY[format('ALTER DOMAIN %s DROP CONSTRAINT %I', facts->>'domain', facts->>'name')]
        WHEN kind IN ('trigger', 'rule', 'policy') THEN
            ARRAY[format('DROP %s %I ON %s', upper(kind COLLATE "C"), facts->>'name', facts->>'table')]
        WHEN kind = 'constraint triggers' THEN
            pggit._constraint_trigger_statements(jsonb_build_object('table', facts->'table', 'triggers', (
                SELECT jsonb_agg(x.item || '{"enabled": "origin"}') FROM jsonb_array_elements(facts->'triggers') AS x (item))))
        WHEN kind IN ('index', 'publication', 'schema', 'extension', 'table', 'view', 'sequence', 'function', 'event trigger') THEN ARRAY[format('DROP %s %s', upper(kind COLLATE "C"), identity)]
        WHEN kind = 'procedure' THEN ARRAY['DROP ' || pggit._address(kind, identity)]
        WHEN kind = 'publication relation' THEN
            ARRAY[format('ALTER PUBLICATION %I DROP TABLE ONLY %s', facts->>'publication', facts->>'table')]
        WHEN kind = 'publication namespace' THEN
            ARRAY[format('ALTER PUBLICATION %I DROP TABLES IN SCHEMA %I', facts->>'publication', facts->>'published_schema')]
        WHEN kind = 'comment' THEN
            ARRAY[format('COMMENT ON %s IS %s', pggit._address(facts->>'kind', facts->>'identity'),
                         CASE WHEN facts->>'kind' = 'schema' AND facts->>'identity' = 'public'
                              THEN quote_literal('standard public schema') ELSE 'NULL' END)]
        WHEN kind = 'security label' THEN
            ARRAY[format('SECURITY LABEL FOR %I ON %s IS NULL', facts->>'provider',
                         pggit._address(facts->>'kind', facts->>'identity'))]
        WHEN kind = 'extension dependency' THEN
            ARRAY[format('ALTER %s NO DEPENDS ON EXTENSION %I', pggit._address(facts->>'kind', facts->>'identity'),
                         facts->>'extension')]
        -- Nothing is without an owner; the schema public is its database's, unless somebody said otherwise.
        WHEN kind = 'owner' THEN
            CASE WHEN facts->>'kind' = 'schema' AND facts->>'identity' = 'public'
                 THEN ARRAY['ALTER SCHEMA public OWNER TO pg_database_owner'] ELSE '{}' END
        WHEN kind = 'grant' THEN pggit._grant_removal(facts, owner)
        WHEN kind = 'default acl' THEN pggit._default_acl_removal(facts)
        -- The functions of a base type need it, and it needs them.
        WHEN kind = 'type' AND facts->>'type' = 'base' THEN ARRAY[format('DROP TYPE %s CASCADE', identity)]
        WHEN kind = 'user mapping' THEN
            ARRAY[format('DROP USER MAPPING FOR %s SERVER %I', facts->>'role', facts->>'server')]
        -- Without its slot, which is another server's: to drop that one takes a connection, and no transaction.
        WHEN kind = 'subscription' THEN
            ARRAY[format('ALTER SUBSCRIPTION %s DISABLE', identity), format('ALTER SUBSCRIPTION %s SET (slot_name = NONE)', identity),
                  'DROP SUBSCRIPTION ' || identity]
        ELSE ARRAY['DROP ' || pggit._address(kind, identity)]
    END, NULL)
$function$;
