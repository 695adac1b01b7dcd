-- pggit._replica_identity_statement: the index as replica identity, NULL where
-- the table has none.
CREATE OR REPLACE FUNCTION pggit._replica_identity_statement(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN facts->'replica_identity' ? 'index'
                THEN format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', identity,
                            facts->'replica_identity'->>'index') END
$function$;
