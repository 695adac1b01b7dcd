-- pggit._hanging: which of these objects cannot be there without which other one:
-- a column without its table, a comment without what it is on, a view without what
-- it reads.
--
-- PostgreSQL knows more than the facts say, of columns of the own table: their
-- names are looked for in what the object says of itself.
-- Result   both as "kind identity".
CREATE OR REPLACE FUNCTION pggit._hanging(entries pggit.entry[])
    RETURNS TABLE (object text, hangs_on text)
    LANGUAGE sql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
    -- An array is taken for ten rows: nested loops over thousands.
    SET enable_nestloop = off
AS $function$
    WITH entry AS MATERIALIZED (
        SELECT e.kind, e.identity, e.kind || ' ' || e.identity AS name, e.content::jsonb AS facts FROM unnest(entries) AS e
    ), part AS MATERIALIZED (
        -- A part of an object is that object here; but nothing hangs on a part. Atoms call a foreign table a table.
        SELECT a.name AS part, coalesce(f.name, o.name) AS object, a.name = o.name AS is_whole
        FROM pggit._atoms(entries) AS a
        CROSS JOIN LATERAL regexp_replace(a.name,
            '^(?:default|owner|attachment|inheritance|typing|replica identity|data|settings) of ', '') AS o (name)
        LEFT JOIN entry AS f ON f.name = 'foreign ' || o.name
    ), said AS (
        SELECT e.name, CASE e.kind WHEN 'table' THEN e.identity
                                   WHEN 'statistics object' THEN (
                                       SELECT substring(r.address FROM '^(?:foreign )?table (?!column )(.*)$')
                                       FROM jsonb_array_elements_text(e.facts->'requires') AS r (address)
                                       WHERE r.address ~ '^(?:foreign )?table (?!column )' LIMIT 1)
                                   ELSE e.facts->>'table' END AS bearer,
               e.facts->>'references' AS referred,
               CASE e.kind
                   WHEN 'index' THEN regexp_replace(e.facts->>'definition', '^.*? USING ', '')
                   WHEN 'table column' THEN e.facts->'generated'->>'expression'
                   WHEN 'foreign table column' THEN e.facts->'generated'->>'expression'
                   WHEN 'table constraint' THEN regexp_replace(e.facts->>'definition', ' REFERENCES .*$', '')
                   WHEN 'table' THEN e.facts->>'partition_by'
                   ELSE (SELECT string_agg(v.value #>> '{}', ' ')
                         FROM jsonb_path_query(e.facts - ARRAY['table', 'name', 'requires'], '$.** ? (@.type() == "string")') AS v (value))
               END AS own_text,
               substring(e.facts->>'definition' FROM ' REFERENCES (.*)$') AS other_text
        FROM entry AS e
        WHERE e.kind IN ('index', 'table column', 'foreign table column', 'table constraint', 'trigger', 'policy', 'rule',
                         'publication relation', 'table', 'statistics object')
    ), own_column AS (
        SELECT e.name, e.facts->>'table' AS table_identity, e.facts->>'name' AS column_name, e.facts ? 'inherited' AS is_inherited
        FROM entry AS e WHERE e.kind IN ('table column', 'foreign table column')
    )
    SELECT p.object, o.object
    FROM pggit._edges(ARRAY(SELECT a FROM pggit._atoms(entries) AS a)) AS e
    JOIN part AS p ON p.part = e.target
    JOIN part AS o ON o.part = e.source AND o.is_whole
    WHERE p.object <> o.object
    UNION
    SELECT s.name, c.name
    FROM own_column AS c
    JOIN said AS s ON s.bearer = c.table_identity AND s.name <> c.name AND pggit._mentions(s.own_text, c.column_name)
    UNION
    SELECT s.name, c.name
    FROM own_column AS c
    JOIN said AS s ON s.referred = c.table_identity AND pggit._mentions(s.other_text, c.column_name)
    UNION
    -- A partition has its parent's columns and no others; a child those that it has not for itself.
    SELECT c.name, p.name
    FROM entry AS t
    CROSS JOIN LATERAL jsonb_array_elements_text(
        coalesce(t.facts->'inherits', '[]') || coalesce(t.facts->'partition_of', '[]')) AS l (parent)
    JOIN own_column AS c ON c.table_identity = t.identity
    JOIN own_column AS p ON p.table_identity = l.parent AND p.column_name = c.column_name
    WHERE t.kind IN ('table', 'foreign table') AND (c.is_inherited OR t.facts ? 'partition_of')
$function$;
