-- pggit._alter_table: what turns one table, apart from its columns, into another
-- of the same name; NULL where only a new table can.
CREATE OR REPLACE FUNCTION pggit._alter_table(identity text, old_facts jsonb, new_facts jsonb)
    RETURNS pggit.change
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH start AS (
        SELECT format('ALTER %sTABLE %s ', CASE WHEN new_facts ? 'server' THEN 'FOREIGN ' END, identity) AS start
    ), action AS (
        SELECT 1 AS n, CASE WHEN new_facts ? 'unlogged' THEN 'SET UNLOGGED' ELSE 'SET LOGGED' END AS action,
               'table_rewrite' AS hazard
        WHERE (old_facts ? 'unlogged') <> (new_facts ? 'unlogged')
        UNION ALL
        SELECT 2, 'SET ACCESS METHOD ' || coalesce(quote_ident(new_facts->>'access_method'), CASE WHEN is_divided THEN 'DEFAULT' ELSE 'heap' END),
               CASE WHEN NOT is_divided THEN 'table_rewrite' END
        FROM (SELECT new_facts ? 'partition_by') AS d (is_divided)
        WHERE (new_facts->>'access_method') IS DISTINCT FROM (old_facts->>'access_method')
        UNION ALL
        SELECT 3, 'SET TABLESPACE ' || coalesce(quote_ident(new_facts->>'tablespace'), 'pg_default'), 'table_rewrite'
        WHERE (new_facts->>'tablespace') IS DISTINCT FROM (old_facts->>'tablespace')
        UNION ALL
        SELECT 4, o.action, NULL
        FROM unnest(pggit._options_changes(old_facts->'options', new_facts->'options')) AS o (action)
        UNION ALL
        SELECT 5, o.action, NULL
        FROM unnest(pggit._options_changes(old_facts->'toast_options', new_facts->'toast_options', 'toast.')) AS o (action)
        UNION ALL
        SELECT 6, 'REPLICA IDENTITY ' || coalesce(upper((new_facts->'replica_identity'->>'type') COLLATE "C"), 'DEFAULT'), NULL
        WHERE (new_facts->'replica_identity') IS DISTINCT FROM (old_facts->'replica_identity')
        UNION ALL
        SELECT 7, CASE WHEN new_facts ? 'row_security' THEN 'ENABLE' ELSE 'DISABLE' END || ' ROW LEVEL SECURITY', NULL
        WHERE (old_facts ? 'row_security') <> (new_facts ? 'row_security')
        UNION ALL
        SELECT 8, CASE WHEN new_facts ? 'force_row_security' THEN 'FORCE' ELSE 'NO FORCE' END || ' ROW LEVEL SECURITY', NULL
        WHERE (old_facts ? 'force_row_security') <> (new_facts ? 'force_row_security')
        UNION ALL
        SELECT 9, 'OPTIONS (' || o.options || ')', NULL
        FROM pggit._foreign_changes(old_facts->'foreign_options', new_facts->'foreign_options') AS o (options) WHERE o.options IS NOT NULL
    ), known AS (
        SELECT ARRAY['unlogged', 'access_method', 'tablespace', 'options', 'toast_options', 'replica_identity',
                     'row_security', 'force_row_security', 'foreign_options', 'requires'] AS keys
    )
    SELECT ROW(ARRAY(SELECT s.start || a.action FROM start AS s, action AS a ORDER BY a.n, a.action),
               ARRAY(SELECT a.hazard FROM action AS a ORDER BY a.n, a.action),
               ARRAY(SELECT NULL::jsonb FROM action AS a), false)::pggit.change
    FROM known AS k
    WHERE old_facts - k.keys = new_facts - k.keys
$function$;
