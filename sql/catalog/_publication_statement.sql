-- pggit._publication_statement: CREATE PUBLICATION, or what is added to one.
CREATE OR REPLACE FUNCTION pggit._publication_statement(kind text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE kind
        WHEN 'publication' THEN
            concat(format('CREATE PUBLICATION %I', facts->>'name'),
                   CASE WHEN facts ? 'all_tables' THEN ' FOR ALL TABLES' END,
                   format(' WITH (publish = %L', facts->>'publish'),
                   CASE WHEN facts ? 'via_root' THEN ', publish_via_partition_root = true' END,
                   ', publish_generated_columns = ' || (facts->>'generated_columns'), ')')
        WHEN 'publication namespace' THEN
            format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', facts->>'publication', facts->>'published_schema')
        ELSE
            concat(format('ALTER PUBLICATION %I ADD TABLE ONLY %s', facts->>'publication', facts->>'table'),
                   ' (' || (SELECT string_agg(quote_ident(c.name), ', ' ORDER BY c.n)
                            FROM jsonb_array_elements_text(facts->'columns') WITH ORDINALITY AS c (name, n)) || ')',
                   ' WHERE (' || (facts->>'filter') || ')')
    END
$function$;
