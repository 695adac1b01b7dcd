-- pggit._renamed_in_sql: an expression, a query or a type, as PostgreSQL prints it with nothing in the
-- search path, once an object has another name.
--
-- A name of two parts is told by them. Columns: _renamed_column_in_sql.sql.
-- What is in a literal is a name only where that is read as one: 'public.t'::regclass.
CREATE OR REPLACE FUNCTION pggit._renamed_in_sql(sql_text text, renamed pggit.rename)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    is_routine constant boolean := renamed.kind IN ('function', 'procedure', 'aggregate');
    pattern constant text := pggit._pattern_of(CASE WHEN is_routine THEN split_part(renamed.old_identity, '(', 1)
                                                    ELSE renamed.old_identity END);
    new_name constant text := replace(CASE WHEN is_routine THEN split_part(renamed.new_identity, '(', 1)
                                           ELSE renamed.new_identity END, '\', '\\');
    hidden record;
BEGIN
    hidden := pggit._masked(sql_text, '''(?:[^'']|'''')*''(?:::reg)?');
    IF renamed.kind = 'schema' THEN
        hidden.masked := regexp_replace(hidden.masked, '(?<![\w$".])' || pattern || '(?=\.)', new_name, 'g');
    ELSIF is_routine THEN
        hidden.masked := regexp_replace(hidden.masked, '(?<![\w$"])' || pattern || '(?=\()', new_name, 'g');
    ELSE
        -- What has a parenthesis behind it is a function, or what a key refers to.
        hidden.masked := regexp_replace(hidden.masked, '(?<![\w$"])' || pattern || '(?![\w$"(])', new_name, 'g');
        hidden.masked := regexp_replace(hidden.masked, '(?<=REFERENCES )' || pattern || '(?=\()', new_name, 'g');
        IF renamed.kind IN ('table', 'view', 'materialized view', 'foreign table') THEN
            -- Columns are qualified with the table's name alone.
            hidden.masked := regexp_replace(
                hidden.masked,
                '(?<![\w$".])' || pggit._pattern_of(quote_ident((parse_ident(renamed.old_identity))[2])) || '(?=\.)',
                replace(quote_ident((parse_ident(renamed.new_identity))[2]), '\', '\\'), 'g');
        END IF;
    END IF;
    RETURN pggit._unmasked(hidden.masked, hidden.pieces);
END
$function$;
