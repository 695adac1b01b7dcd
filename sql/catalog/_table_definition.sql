-- pggit._table_definition: CREATE TABLE without its columns, and what follows.
CREATE OR REPLACE FUNCTION pggit._table_definition(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT concat(
        'CREATE ', CASE WHEN facts ? 'unlogged' THEN 'UNLOGGED ' END, 'TABLE ', identity, ' ()',
        ' USING ' || quote_ident(facts->>'access_method'),
        ' WITH (' || nullif(concat_ws(', ', pggit._options_list(facts->'options'),
                                      pggit._options_list(facts->'toast_options', 'toast.')), '') || ')',
        ' TABLESPACE ' || quote_ident(facts->>'tablespace'),
        CASE facts->'replica_identity'->>'type'
            WHEN 'nothing' THEN format(E';\nALTER TABLE %s REPLICA IDENTITY NOTHING', identity)
            WHEN 'full' THEN format(E';\nALTER TABLE %s REPLICA IDENTITY FULL', identity)
            WHEN 'index' THEN format(E';\nALTER TABLE %s REPLICA IDENTITY USING INDEX %I', identity,
                                     facts->'replica_identity'->>'index')
        END,
        CASE WHEN facts ? 'row_security' THEN format(E';\nALTER TABLE %s ENABLE ROW LEVEL SECURITY', identity) END,
        CASE WHEN facts ? 'force_row_security' THEN
            format(E';\nALTER TABLE %s FORCE ROW LEVEL SECURITY', identity) END)
$function$;
