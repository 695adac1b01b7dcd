-- pggit._replaced_name: JSON text in which one identifier, or one qualified name,
-- stands for another; parts of longer names stay as they are.
--
-- ending   what has to follow ('\.' for a name in front of another one), or ''
CREATE OR REPLACE FUNCTION pggit._replaced_name(json_text text, old_name text, new_name text, ending text DEFAULT '')
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    SELECT CASE WHEN strpos(json_text, n.old_text) = 0 THEN json_text
                ELSE regexp_replace(
                    json_text,
                    -- In JSON the quote of a quoted name has a backslash before it, that of a string has none.
                    '(?<![\w$])(?<!\\")' || regexp_replace(n.old_text, '([][\\.*+?^$(){}|])', '\\\1', 'g')
                        || CASE ending WHEN '' THEN '(?![\w$])(?!\\")' ELSE '(?=' || ending || ')' END,
                    replace(n.new_text, '\', '\\'), 'g') END
    FROM (
        SELECT substr(o.old_json, 2, length(o.old_json) - 2) AS old_text, substr(o.new_json, 2, length(o.new_json) - 2) AS new_text
        FROM (SELECT to_json(old_name)::text AS old_json, to_json(new_name)::text AS new_json) AS o
    ) AS n
$function$;
