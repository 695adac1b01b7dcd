-- pggit._places: where in the catalogs of this database some objects stand or stood.
--
-- A stored object has been at each place where its like was seen: the same table can
-- have been dropped and made again, and another one can have had its name. Its columns
-- tell which table is meant, and the order of columns which column; and where one place is
-- all that an object can claim, it is nobody else's.
--
-- kinds, identities   the objects that are asked for, side by side
CREATE OR REPLACE FUNCTION pggit._places(entries pggit.entry[], kinds text[], identities text[])
    RETURNS TABLE (kind text, identity text, classid oid, objid oid, objsubid integer)
    LANGUAGE sql STABLE ROWS 100
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH wanted AS MATERIALIZED (
        SELECT e.kind, e.identity, e.classid, e.objid, e.objsubid, e AS entry,
               CASE e.kind WHEN 'table' THEN e.identity WHEN 'table column' THEN f.facts->>'table' END AS table_identity,
               f.facts->>'name' AS column_name
        FROM unnest(entries) AS e
        JOIN unnest(kinds, identities) AS w (kind, identity) ON w.kind = e.kind AND w.identity = e.identity
        LEFT JOIN LATERAL (SELECT e.content::jsonb AS facts) AS f ON e.kind = 'table column'
    ), claim AS MATERIALIZED (
        SELECT w.kind, w.identity, w.table_identity, w.column_name, w.classid, w.objid, w.objsubid
        FROM wanted AS w WHERE w.objid IS NOT NULL
        UNION ALL
        SELECT w.kind, w.identity, w.table_identity, w.column_name, a.classid, a.objid, a.objsubid
        FROM wanted AS w
        JOIN pggit._stored_places(ARRAY(SELECT x.entry FROM wanted AS x WHERE x.objid IS NULL)) AS a
            ON a.kind = w.kind AND a.identity = w.identity
    ), doubtful AS MATERIALIZED (
        SELECT c.identity FROM claim AS c WHERE c.kind = 'table' GROUP BY c.identity HAVING count(*) > 1
    ), witness AS MATERIALIZED (
        SELECT e.identity, e.content::jsonb->>'table' AS table_identity, e AS entry
        FROM unnest(entries) AS e
        WHERE e.kind = 'table column' AND EXISTS (SELECT FROM doubtful)
          AND e.content::jsonb->>'table' IN (SELECT d.identity FROM doubtful AS d)
    ), vote AS (
        SELECT w.table_identity AS identity, a.objid, count(*) AS votes
        FROM pggit._stored_places(ARRAY(SELECT x.entry FROM witness AS x)) AS a
        JOIN witness AS w ON w.identity = a.identity
        GROUP BY w.table_identity, a.objid
    ), elected AS MATERIALIZED (
        SELECT v.identity, v.objid
        FROM (SELECT x.*, max(x.votes) OVER (PARTITION BY x.identity) AS most FROM vote AS x) AS v
        WHERE v.votes = v.most
    ), possible AS MATERIALIZED (
        SELECT c.*
        FROM claim AS c
        WHERE NOT EXISTS (SELECT FROM elected AS x WHERE x.identity = c.table_identity)
           OR EXISTS (SELECT FROM elected AS x WHERE x.identity = c.table_identity AND x.objid = c.objid)
    ), ordered AS MATERIALIZED (
        SELECT p.table_identity, p.identity, p.objid, p.objsubid, o.n
        FROM (SELECT e.identity, x.name, x.n
              FROM unnest(entries) AS e
              CROSS JOIN LATERAL jsonb_array_elements_text(e.content::jsonb->'columns') WITH ORDINALITY AS x (name, n)
              WHERE e.kind = 'column order') AS o
        JOIN possible AS p ON p.table_identity = o.identity AND p.column_name = o.name
    ), width AS MATERIALIZED (
        SELECT o.table_identity, count(DISTINCT o.identity) AS columns FROM ordered AS o GROUP BY o.table_identity
    ), disordered AS MATERIALIZED (
        -- Tables that were not once made with just these columns in this order: the others need no comparing by pairs.
        SELECT o.table_identity, o.objid, w.columns
        FROM (SELECT x.*, row_number() OVER (PARTITION BY x.table_identity, x.objid ORDER BY x.n) AS by_order,
                     row_number() OVER (PARTITION BY x.table_identity, x.objid ORDER BY x.objsubid) AS by_number
              FROM ordered AS x) AS o
        JOIN width AS w ON w.table_identity = o.table_identity
        GROUP BY o.table_identity, o.objid, w.columns
        HAVING count(*) <> w.columns OR count(DISTINCT o.n) <> w.columns OR count(DISTINCT o.objsubid) <> w.columns
            OR NOT bool_and(o.by_order = o.by_number)
    ), misplaced AS MATERIALIZED (
        -- One with a column before or behind it that could not stand there then.
        SELECT a.identity, a.objid, a.objsubid
        FROM disordered AS t
        JOIN ordered AS a ON a.table_identity = t.table_identity AND a.objid = t.objid
        LEFT JOIN ordered AS b
            ON b.table_identity = a.table_identity AND b.objid = a.objid AND b.identity <> a.identity
           AND b.objsubid <> a.objsubid AND (b.n > a.n) = (b.objsubid > a.objsubid)
        GROUP BY a.identity, a.objid, a.objsubid, t.columns
        HAVING count(DISTINCT b.identity) < t.columns - 1
    ), likely AS MATERIALIZED (
        SELECT p.kind, p.identity, p.classid, p.objid, p.objsubid, count(*) OVER (PARTITION BY p.kind, p.identity) AS claims
        FROM possible AS p
        WHERE NOT EXISTS (
            SELECT FROM misplaced AS m
            WHERE p.kind = 'table column' AND m.identity = p.identity AND m.objid = p.objid AND m.objsubid = p.objsubid)
    )
    SELECT l.kind, l.identity, l.classid, l.objid, l.objsubid
    FROM likely AS l
    WHERE l.claims = 1
       OR (l.kind, l.classid, l.objid, l.objsubid) NOT IN (
              SELECT x.kind, x.classid, x.objid, x.objsubid FROM likely AS x WHERE x.claims = 1)
$function$;
