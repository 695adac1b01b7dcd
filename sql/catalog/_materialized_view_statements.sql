-- pggit._materialized_view_statements: CREATE MATERIALIZED VIEW and its columns'
-- settings. populate: with its data, if it had any.
CREATE OR REPLACE FUNCTION pggit._materialized_view_statements(identity text, facts jsonb, populate boolean)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY[concat(
        'CREATE MATERIALIZED VIEW ', identity,
        ' (' || (SELECT string_agg(quote_ident(c.name), ', ' ORDER BY c.n)
                 FROM jsonb_array_elements_text(facts->'columns') WITH ORDINALITY AS c (name, n)) || ')',
        ' USING ' || quote_ident(facts->>'access_method'),
        ' WITH (' || nullif(concat_ws(', ', pggit._options_list(facts->'options'),
                                      pggit._options_list(facts->'toast_options', 'toast.')), '') || ')',
        ' TABLESPACE ' || quote_ident(facts->>'tablespace'),
        E' AS\n', facts->>'query',
        CASE WHEN facts ? 'unpopulated' OR NOT populate THEN E'\nWITH NO DATA' END)]
    || ARRAY(
        SELECT format('ALTER MATERIALIZED VIEW %s ALTER COLUMN %I ', identity, c.key) || s.action
        FROM jsonb_each(facts->'settings') AS c
        CROSS JOIN LATERAL (VALUES
            (1, 'SET STORAGE ' || upper((c.value->>'storage') COLLATE "C")),
            (2, 'SET COMPRESSION ' || (c.value->>'compression')),
            (3, 'SET STATISTICS ' || (c.value->>'statistics')),
            (4, 'SET (' || pggit._options_list(c.value->'options') || ')')) AS s (n, action)
        WHERE s.action IS NOT NULL
        ORDER BY c.key COLLATE "C", s.n)
$function$;
