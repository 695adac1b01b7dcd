-- pggit._table_statements: CREATE TABLE with the given column clauses between
-- its parentheses, then what only ALTER TABLE says. The index that serves as
-- replica identity is not among it: that index is made later.
--
-- stand_in  CREATE TABLE ... INHERITS puts the columns of the parents first. Where
--           they stand elsewhere, these are the clauses of all columns in their
--           order: a table made of them is the parent until the others are.
CREATE OR REPLACE FUNCTION pggit._table_statements(
        identity text, facts jsonb, column_clauses text[], stand_in text[] DEFAULT NULL)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT array_remove(ARRAY[
        concat('CREATE ', CASE WHEN facts ? 'unlogged' THEN 'UNLOGGED ' END, 'TABLE ') || s.name
            || format(' (%s)', array_to_string(stand_in, ', ')),
        concat('CREATE ', CASE WHEN facts ? 'unlogged' THEN 'UNLOGGED ' WHEN facts ? 'server' THEN 'FOREIGN ' END, 'TABLE ', identity,
               CASE WHEN cardinality(column_clauses) > 0
                    THEN E' (\n    ' || array_to_string(column_clauses, E',\n    ') || E'\n)' ELSE ' ()' END,
               ' INHERITS (' || coalesce(s.name, nullif(array_to_string(pggit._text_array(facts->'inherits'), ', '), '')) || ')',
               ' PARTITION BY ' || (facts->>'partition_by'),
               ' USING ' || quote_ident(facts->>'access_method'),
               ' WITH (' || nullif(concat_ws(', ', pggit._options_list(facts->'options'),
                                             pggit._options_list(facts->'toast_options', 'toast.')), '') || ')',
               ' TABLESPACE ' || quote_ident(facts->>'tablespace'),
               ' SERVER ' || quote_ident(facts->>'server'), pggit._foreign_options(facts->'foreign_options'))]
        || CASE WHEN s.name IS NOT NULL THEN ARRAY(
               SELECT format('ALTER TABLE %s INHERIT %s', identity, p.parent)
               FROM jsonb_array_elements_text(facts->'inherits') WITH ORDINALITY AS p (parent, n) ORDER BY p.n)
               || ARRAY[format('ALTER TABLE %s NO INHERIT %s', identity, s.name), 'DROP TABLE ' || s.name] END
        || ARRAY[
        format('ALTER TABLE %s OF ', identity) || (facts->>'of_type'),
        CASE facts->'replica_identity'->>'type'
            WHEN 'nothing' THEN format('ALTER TABLE %s REPLICA IDENTITY NOTHING', identity)
            WHEN 'full' THEN format('ALTER TABLE %s REPLICA IDENTITY FULL', identity)
        END,
        CASE WHEN facts ? 'row_security' THEN format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', identity) END,
        CASE WHEN facts ? 'force_row_security' THEN format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', identity) END
    ], NULL)
    FROM (SELECT CASE WHEN stand_in IS NOT NULL
                      THEN format('%I.%I', (parse_ident(identity))[1], 'columns of ' || md5(identity)) END AS name) AS s
$function$;
