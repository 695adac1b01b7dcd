-- pggit._renamed_in_sql: an expression, a query or a type, as PostgreSQL prints it with nothing in the
-- search path, once an object has another name.
--
-- A name of two parts is told by them. That of a column is not: the caller knows that the text is
-- about its table.
CREATE OR REPLACE FUNCTION pggit._renamed_in_sql(sql_text text, renamed pggit.rename)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    old_name text := renamed.old_identity;
    new_name text := renamed.new_identity;
    before constant text := '(?<![\w$"])';
    after constant text := '(?![\w$"])';
    pattern text;
BEGIN
    IF renamed.kind LIKE '% column' THEN
        old_name := quote_ident((parse_ident(old_name))[3]);
        new_name := quote_ident((parse_ident(new_name))[3]);
    ELSIF renamed.kind IN ('function', 'procedure', 'aggregate') THEN
        old_name := split_part(old_name, '(', 1);
        new_name := split_part(new_name, '(', 1);
    END IF;
    IF strpos(sql_text, old_name) = 0 AND renamed.kind LIKE '% column' THEN
        RETURN sql_text;
    END IF;
    pattern := regexp_replace(old_name, '([][\\.*+?^$(){}|])', '\\\1', 'g');
    new_name := replace(new_name, '\', '\\');
    IF renamed.kind = 'schema' THEN
        RETURN regexp_replace(sql_text, '(?<![\w$".])' || pattern || '(?=\.)', new_name, 'g');
    ELSIF renamed.kind IN ('function', 'procedure', 'aggregate') THEN
        RETURN regexp_replace(sql_text, before || pattern || '(?=\()', new_name, 'g');
    ELSIF renamed.kind LIKE '% column' THEN
        -- Not the name of a type.
        RETURN regexp_replace(sql_text, '(?<!::)' || before || pattern || after, new_name, 'g');
    END IF;
    -- What has a parenthesis behind it is a function, or what a key refers to.
    sql_text := regexp_replace(sql_text, before || pattern || '(?![\w$"(])', new_name, 'g');
    sql_text := regexp_replace(sql_text, '(?<=REFERENCES )' || pattern || '(?=\()', new_name, 'g');
    IF renamed.kind IN ('table', 'view', 'materialized view', 'foreign table') THEN
        -- Columns are qualified with the table's name alone.
        old_name := quote_ident((parse_ident(renamed.old_identity))[2]);
        sql_text := regexp_replace(
            sql_text, '(?<![\w$".])' || regexp_replace(old_name, '([][\\.*+?^$(){}|])', '\\\1', 'g') || '(?=\.)',
            replace(quote_ident((parse_ident(renamed.new_identity))[2]), '\', '\\'), 'g');
    END IF;
    RETURN sql_text;
END
$function$;
