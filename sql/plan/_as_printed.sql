-- pggit._as_printed: parts that make what was printed when it was committed
-- (store/printed.sql): in the same words where PostgreSQL has several for one
-- expression, and with grants on one object after one another as they were.
--
-- entries   the objects as they are to be
CREATE OR REPLACE FUNCTION pggit._as_printed(parts pggit.part[], entries pggit.entry[])
    RETURNS pggit.part[]
    LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp
AS $function$
    WITH printed AS MATERIALIZED (
        SELECT e.kind, e.identity, e.content, p.texts, p.place
        FROM unnest(entries) AS e
        JOIN pggit.printed AS p ON p.blob_id = pggit._blob_id(e.kind, e.identity, e.content)
        WHERE p.digest = pggit._printed_digest(p.blob_id, p.texts, p.place)
    ), spelling AS MATERIALIZED (
        SELECT regexp_replace(p.kind, '^foreign table', 'table') || ' ' || p.identity AS name,
               pggit._settled(t.printed) AS settled, pggit._written(t.printed) AS written
        FROM printed AS p CROSS JOIN LATERAL unnest(p.texts) AS t (printed)
    ), spelled AS (
        SELECT x.name, array_agg(s.settled) AS settled, array_agg(s.written) AS written
        FROM spelling AS s
        CROSS JOIN LATERAL (
            -- The parts in which an object's definition can be.
            VALUES (s.name), ('default of ' || s.name), ('body of ' || s.name), ('expression of ' || s.name),
                   (CASE WHEN s.name LIKE 'table column %' THEN (
                        SELECT format('table %I.%I', c.names[1], c.names[2])
                        FROM parse_ident(substr(s.name, length('table column ') + 1)) AS c (names)) END)) AS x (name)
        WHERE s.written <> s.settled
        GROUP BY x.name
    ), granted AS (
        SELECT p.kind || ' ' || p.identity AS name,
               lag(p.kind || ' ' || p.identity) OVER (
                   PARTITION BY f.facts->>'kind', f.facts->>'identity' ORDER BY p.place, p.identity COLLATE "C") AS after_name
        FROM printed AS p CROSS JOIN LATERAL (SELECT p.content::jsonb AS facts) AS f
        WHERE p.kind = 'grant' AND p.kind || ' ' || p.identity IN (SELECT x.name FROM unnest(parts) AS x)
    )
    SELECT array_agg(ROW(x.name, x.provides, x.requires || g.after_name, x.rank,
                         CASE WHEN s.name IS NOT NULL THEN pggit._respelled(x.statements, s.settled, s.written)
                              ELSE x.statements END)::pggit.part
                     ORDER BY x.n)
    FROM unnest(parts) WITH ORDINALITY AS x (name, provides, requires, rank, statements, n)
    LEFT JOIN granted AS g ON g.name = x.name
    LEFT JOIN spelled AS s ON s.name = x.name
$function$;
