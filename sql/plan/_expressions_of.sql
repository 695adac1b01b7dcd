-- pggit._expressions_of: the parts of an object of a table that may use the
-- table's columns, as one text to look into with _mentions(): without the keys of
-- the facts, the names of the object, its table and others, and the words around
-- the columns in the definition of an index or trigger. A column may be called
-- name, type, public or btree, and takes nothing along that does not use it.
-- What is cut away is never more than that: of an index all before the first
-- " USING " and " (", which a hostile name can only move to the left; of a trigger
-- all after the last " EXECUTE FUNCTION ", for arguments of triggers are strings.
CREATE OR REPLACE FUNCTION pggit._expressions_of(facts jsonb)
    RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH definition (text) AS (
        SELECT CASE
            WHEN d.text ~ '^CREATE (UNIQUE )?INDEX ' THEN
                substr(d.text, strpos(d.text, ' USING ')
                               + strpos(substr(d.text, strpos(d.text, ' USING ')), ' ('))
            WHEN d.text ~ '^CREATE (CONSTRAINT )?TRIGGER ' THEN
                replace(regexp_replace(d.text, '^CREATE (?:CONSTRAINT )?TRIGGER (.*) EXECUTE FUNCTION .*$', '\1'),
                        format(' ON %s ', facts->>'table'), ' ')
            ELSE d.text
        END
        FROM (SELECT facts->>'definition') AS d (text)
    )
    SELECT concat_ws(E'\n', CASE WHEN left(d.text, length(n.name)) = n.name THEN substr(d.text, length(n.name) + 1)
                                 ELSE d.text END,
        (SELECT string_agg(x.value #>> '{}', E'\n')
         FROM jsonb_path_query(facts - ARRAY['definition', 'name', 'type', 'table', 'requires', 'references',
                                             'publication', 'attach_to', 'copy_of', 'constraint', 'roles',
                                             'command', 'enabled'],
                               'strict $.** ? (@.type() == "string")') AS x (value)))
    FROM definition AS d
    CROSS JOIN (SELECT format('%I ', coalesce(facts->>'name', ''))) AS n (name)
$function$;
