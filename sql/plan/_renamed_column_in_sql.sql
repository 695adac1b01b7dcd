-- pggit._renamed_column_in_sql: an expression or a query about a table, as PostgreSQL prints it with
-- nothing in the search path, once a column of the table has another name.
--
-- A column is known by who is in front of it: the table, or what the query calls it. Alone it
-- is this table's where there is no other: in an expression, and in a query of this table. What a
-- query gives out keeps its name: a becomes "b AS a", and "a AS b" becomes b.
-- Literals, types, and the name of what is defined are no columns.
--
-- old_name, new_name: as SQL writes them
-- bearer    the table, as it is called in the text
-- Source: get_target_list(), get_variable() in PostgreSQL's utils/adt/ruleutils.c.
CREATE OR REPLACE FUNCTION pggit._renamed_column_in_sql(sql_text text, old_name text, new_name text, bearer text)
    RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
    name constant text := '(?:"(?:[^"]|"")*"|[a-z_][a-z0-9_$]*)';
    no_column constant text := '''(?:[^'']|'''')*'''
        || '|::' || name || '(?:\.' || name || ')?(?: varying| precision| with(?:out)? time zone)?'
        || '|EXTRACT\(\w+'
        || '|^CREATE [A-Z ]*(?:INDEX|TRIGGER|RULE|STATISTICS) ' || name || '(?:\.' || name || ')?';
    old_pattern constant text := pggit._pattern_of(old_name);
    bearer_pattern constant text := pggit._pattern_of(bearer);
    new_text constant text := replace(new_name, '\', '\\');
    hidden record;
    is_own boolean;
    qualifiers text;
    given_out text;
BEGIN
    IF strpos(sql_text, old_name) = 0 THEN
        RETURN sql_text;
    END IF;
    hidden := pggit._masked(sql_text, no_column);
    is_own := hidden.masked !~ '^ (?:SELECT|WITH)'
           OR split_part(hidden.masked, E'\n   FROM ', 2) ~ ('^(?:ONLY )?\(*' || bearer_pattern || '(?![\w$"])');
    SELECT string_agg(pggit._pattern_of(q.name), '|') INTO qualifiers
    FROM (
        VALUES ('old'), ('new'), ('excluded'), (quote_ident((parse_ident(bearer))[2]))
        UNION
        SELECT m.found[1] FROM regexp_matches(hidden.masked, '(?<![\w$".])' || bearer_pattern || ' (' || name || ')', 'g') AS m (found)
    ) AS q (name);
    hidden.masked := regexp_replace(
        hidden.masked, '(?<![\w$".])((?:' || qualifiers || ')\.)' || old_pattern || '(?![\w$".(])', '\1' || new_text, 'g');
    IF is_own THEN
        hidden.masked := regexp_replace(hidden.masked, '(?<![\w$".]|AS )' || old_pattern || '(?![\w$"(]| =>)', new_text, 'g');
    END IF;
    -- What a query gives out.
    given_out := '(?:(?:' || qualifiers || ')\.)' || CASE WHEN is_own THEN '?' ELSE '' END
              || '(' || pggit._pattern_of(new_name) || ')';
    hidden.masked := regexp_replace(
        hidden.masked, '((?:SELECT (?:DISTINCT (?:ON \([^\n]*?\) )?)?|,\n\s+)' || given_out || ')(?=,\n|\n)',
        '\1 AS ' || replace(old_name, '\', '\\'), 'g');
    hidden.masked := regexp_replace(hidden.masked, '((?<![\w$".])' || given_out || ') AS \2(?=,\n|\n)', '\1', 'g');
    RETURN pggit._unmasked(hidden.masked, hidden.pieces);
END
$function$;
