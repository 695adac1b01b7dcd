-- pggit._without_ignored: the objects of the live schema that are tracked.
--
-- A table, a function, a type is one thing with its parts, as a file is with its
-- lines, and a schema is the folder: a pattern that matches the schema or the thing
-- takes all of it. Besides, a part that can be there or not without the rest (an
-- index, a constraint, a trigger, a grant, never a column) can be ignored alone.
-- What one of the trees holds is tracked already, and stays so, as in git.
CREATE OR REPLACE FUNCTION pggit._without_ignored(live pggit.entry[], tree_ids bytea[])
    RETURNS pggit.entry[]
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp
    -- An array is taken for ten rows: nested loops over thousands.
    SET enable_nestloop = off
AS $function$
DECLARE
    hidden pggit.entry[];
BEGIN
    IF NOT EXISTS (SELECT FROM pggit.pattern) THEN
        RETURN live;
    END IF;
    hidden := ARRAY(
        WITH object AS MATERIALIZED (
            SELECT e.n, e.kind, e.identity, e.content::jsonb AS facts
            FROM unnest(live) WITH ORDINALITY AS e (kind, identity, content, blocker, classid, objid, objsubid, n)
        ), whole AS MATERIALIZED (
            -- The thing that each is a part of: chief is its identity.
            SELECT o.n, o.kind, o.identity, o.facts,
                   coalesce(p.relation,
                            CASE o.kind
                                WHEN 'domain constraint' THEN o.facts->>'domain'
                                WHEN 'publication relation' THEN o.facts->>'table'
                                WHEN 'statistics object' THEN (
                                    SELECT substring(r.name FROM '^(?:foreign table|table|materialized view) (.*)$')
                                    FROM jsonb_array_elements_text(o.facts->'requires') AS r (name)
                                    WHERE r.name ~ '^(foreign table|table|materialized view) ' LIMIT 1) END,
                            o.identity) AS chief,
                   o.kind IN ('owner', 'comment', 'grant', 'security label', 'extension dependency') AS is_said,
                   -- "k on public.t" goes by public.t.k as well, for a pattern is to end with the name.
                   CASE WHEN o.kind IN ('table constraint', 'trigger', 'rule', 'policy')
                        THEN format('%s.%I', p.relation, o.facts->>'name') END AS path
            FROM object AS o
            LEFT JOIN pggit._relation_parts(live) AS p ON p.kind = o.kind AND p.identity = o.identity
        ), said AS (
            -- A comment on an index goes with the index.
            SELECT w.n, w.kind, w.identity,
                   CASE WHEN w.is_said AND w.chief = w.identity THEN coalesce(b.chief, w.facts->>'identity') ELSE w.chief END AS chief,
                   CASE WHEN w.is_said AND w.facts->>'kind' !~ ' column$' THEN w.facts->>'identity' END AS bearer,
                   coalesce(w.path, b.path) AS path
            FROM whole AS w
            LEFT JOIN whole AS b ON w.is_said AND b.kind = w.facts->>'kind' AND b.identity = w.facts->>'identity'
        ), thing AS MATERIALIZED (
            SELECT s.n, s.chief,
                   CASE WHEN s.chief <> s.identity AND s.kind !~ ' column$'
                        THEN array_remove(ARRAY[s.identity, s.bearer, s.path], NULL) ELSE '{}' END AS own,
                   -- The arguments of a function need not be given.
                   ARRAY[s.chief, regexp_replace(s.chief, '\(.*\)$', ''),
                         substring(s.chief FROM '^((?:"(?:[^"]|"")*"|[^".(])+)\.')] AS names
            FROM said AS s
        ), ignored AS MATERIALIZED (
            SELECT i.name FROM pggit._ignored_names(ARRAY(
                SELECT x.name FROM thing AS t CROSS JOIN LATERAL unnest(t.names || t.own) AS x (name))) AS i (name)
        ), tracked AS MATERIALIZED (
            SELECT DISTINCT b.identity
            FROM pggit._tree_holds(tree_ids, ARRAY(
                SELECT b.id FROM pggit.blob AS b
                WHERE b.identity IN (SELECT x.name FROM thing AS t CROSS JOIN LATERAL unnest(t.own || t.chief) AS x (name)
                                     WHERE (t.names || t.own) && ARRAY(SELECT i.name FROM ignored AS i)))) AS h
            JOIN pggit.blob AS b ON b.id = h.blob_id
        )
        SELECT live[t.n]
        FROM thing AS t
        WHERE t.names && ARRAY(SELECT i.name FROM ignored AS i)
              AND t.chief NOT IN (SELECT k.identity FROM tracked AS k)
           OR t.own && ARRAY(SELECT i.name FROM ignored AS i)
              AND NOT t.own && ARRAY(SELECT k.identity FROM tracked AS k));
    RETURN ARRAY(
        SELECT e FROM unnest(live) AS e
        WHERE NOT EXISTS (SELECT FROM unnest(hidden) AS h WHERE h.kind = e.kind AND h.identity = e.identity));
END
$function$;
