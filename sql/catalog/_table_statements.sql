-- pggit._table_statements: CREATE TABLE with the given column clauses between
-- its parentheses, then what only ALTER TABLE says. The index that serves as
-- replica identity is not among it: that index is made later.
CREATE OR REPLACE FUNCTION pggit._table_statements(identity text, facts jsonb, column_clauses text[])
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(ARRAY[
        concat('CREATE ', CASE WHEN facts ? 'unlogged' THEN 'UNLOGGED ' END, 'TABLE ', identity,
               CASE WHEN cardinality(column_clauses) > 0
                    THEN E' (\n    ' || array_to_string(column_clauses, E',\n    ') || E'\n)' ELSE ' ()' END,
               ' INHERITS (' || nullif(array_to_string(pggit._text_array(facts->'inherits'), ', '), '') || ')',
               ' PARTITION BY ' || (facts->>'partition_by'),
               ' USING ' || quote_ident(facts->>'access_method'),
               ' WITH (' || nullif(concat_ws(', ', pggit._options_list(facts->'options'),
                                             pggit._options_list(facts->'toast_options', 'toast.')), '') || ')',
               ' TABLESPACE ' || quote_ident(facts->>'tablespace')),
        CASE facts->'replica_identity'->>'type'
            WHEN 'nothing' THEN format('ALTER TABLE %s REPLICA IDENTITY NOTHING', identity)
            WHEN 'full' THEN format('ALTER TABLE %s REPLICA IDENTITY FULL', identity)
        END,
        CASE WHEN facts ? 'row_security' THEN format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', identity) END,
        CASE WHEN facts ? 'force_row_security' THEN format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', identity) END
    ], NULL)
$function$;
