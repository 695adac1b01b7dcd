-- pggit._type_statement: CREATE TYPE, or CREATE DOMAIN without its checks.
CREATE OR REPLACE FUNCTION pggit._type_statement(identity text, facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE facts->>'type'
        WHEN 'shell' THEN 'CREATE TYPE ' || identity
        WHEN 'enum' THEN format('CREATE TYPE %s AS ENUM (%s)', identity, (
            SELECT string_agg(quote_literal(l.label), ', ' ORDER BY l.n)
            FROM jsonb_array_elements_text(facts->'labels') WITH ORDINALITY AS l (label, n)))
        WHEN 'domain' THEN concat(
            'CREATE DOMAIN ', identity, ' AS ', facts->>'base',
            ' COLLATE ' || (facts->>'collation'),
            CASE WHEN facts ? 'not_null'
                 THEN concat(' CONSTRAINT ' || quote_ident(facts->'not_null'->>'name'), ' NOT NULL') END,
            ' DEFAULT ' || (facts->>'default'))
        WHEN 'composite' THEN format('CREATE TYPE %s AS (%s)', identity, (
            SELECT string_agg(concat(quote_ident(a.item->>'name'), ' ', a.item->>'type',
                                     ' COLLATE ' || (a.item->>'collation')), ', ' ORDER BY a.n)
            FROM jsonb_array_elements(facts->'attributes') WITH ORDINALITY AS a (item, n)))
        ELSE format('CREATE TYPE %s %s(%s)', identity, CASE facts->>'type' WHEN 'range' THEN 'AS RANGE ' END, (
            SELECT string_agg(
                format('%s = %s', upper(o.key COLLATE "C"),
                       CASE WHEN o.key IN ('category', 'delimiter') THEN quote_literal(o.value) ELSE o.value END),
                ', ' ORDER BY o.key COLLATE "C")
            FROM jsonb_each_text(facts - ARRAY['schema', 'name', 'type', 'requires', 'default_requires']) AS o))
    END
$function$;
