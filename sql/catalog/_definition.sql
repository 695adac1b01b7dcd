-- pggit._definition: the SQL that a person reads, and that makes the object,
-- from the canonical content of a blob. The same content always gives the same
-- text, whatever database it is read in.
CREATE OR REPLACE FUNCTION pggit._definition(kind text, identity text, content text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    facts constant jsonb := content::jsonb;
BEGIN
    RETURN CASE kind
        WHEN 'schema' THEN
            CASE WHEN facts ? 'absent' THEN 'DROP SCHEMA ' ELSE 'CREATE SCHEMA ' END || identity
        WHEN 'extension' THEN
            format('CREATE EXTENSION %s WITH SCHEMA %I VERSION %L', identity, facts->>'schema', facts->>'version')
        WHEN 'table' THEN pggit._table_definition(identity, facts)
        WHEN 'table column' THEN pggit._column_definition(facts)
        WHEN 'column order' THEN
            format('%s (%s)', identity, (
                SELECT string_agg(quote_ident(c.name), ', ' ORDER BY c.n)
                FROM jsonb_array_elements_text(facts->'columns') WITH ORDINALITY AS c (name, n)))
        WHEN 'table constraint' THEN
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', facts->>'table', facts->>'name', facts->>'definition')
                || pggit._index_suffix(facts->>'table', facts->>'name', facts->'index')
        WHEN 'index' THEN
            (facts->>'definition') || pggit._index_suffix(facts->>'table', facts->>'name', facts)
        WHEN 'sequence' THEN pggit._sequence_definition(identity, facts)
        WHEN 'view' THEN pggit._view_definition(identity, facts)
        WHEN 'function' THEN rtrim(facts->>'definition', E'\n')
        WHEN 'procedure' THEN rtrim(facts->>'definition', E'\n')
        WHEN 'type' THEN
            format('CREATE TYPE %s AS ENUM (%s)', identity, (
                SELECT string_agg(quote_literal(l.label), ', ' ORDER BY l.n)
                FROM jsonb_array_elements_text(facts->'labels') WITH ORDINALITY AS l (label, n)))
        WHEN 'owner' THEN
            format('ALTER %s OWNER TO %I', pggit._address(facts->>'kind', facts->>'identity'), facts->>'owner')
        WHEN 'comment' THEN
            format('COMMENT ON %s IS %s', pggit._address(facts->>'kind', facts->>'identity'),
                   coalesce(quote_literal(facts->>'comment'), 'NULL'))
        WHEN 'grant' THEN pggit._grant_definition(facts)
    END;
END
$function$;
