-- pggit._view_statements: CREATE VIEW, and the defaults of its columns.
CREATE OR REPLACE FUNCTION pggit._view_statements(identity text, facts jsonb)
    RETURNS text[]
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT ARRAY[concat(
        'CREATE VIEW ', identity,
        ' (' || (SELECT string_agg(quote_ident(c.name), ', ' ORDER BY c.n)
                 FROM jsonb_array_elements_text(facts->'columns') WITH ORDINALITY AS c (name, n)) || ')',
        ' WITH (' || pggit._options_list(facts->'options') || ')',
        E' AS\n', facts->>'query')]
    || ARRAY(
        SELECT format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', identity, d.key, d.value)
        FROM jsonb_each_text(facts->'defaults') AS d
        ORDER BY d.key COLLATE "C")
$function$;
