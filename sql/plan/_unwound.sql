-- pggit._unwound: parts that make things, without circles of functions.
--
-- Bodies that PostgreSQL parses, and defaults of arguments, can need one another
-- in a circle: somebody made them with CREATE OR REPLACE. Each function of a
-- circle is made twice: unfinished, so that the others can call it, then in
-- earnest. Who is outside of the circle waits for the latter.
CREATE OR REPLACE FUNCTION pggit._unwound(parts pggit.plan_part[])
    RETURNS SETOF pggit.plan_part
    LANGUAGE plpgsql IMMUTABLE ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    -- Looking for circles costs as much as putting all in order: only where there can be one.
    IF NOT EXISTS (
        SELECT FROM unnest(parts) AS p CROSS JOIN LATERAL unnest(p.requires) AS r (address)
        WHERE p.name ~ '^(function|procedure) ' AND r.address ~ '^(function|procedure|view) ') THEN
        RETURN QUERY SELECT p.* FROM unnest(parts) AS p;
        RETURN;
    END IF;
    RETURN QUERY
    WITH RECURSIVE part AS MATERIALIZED (
        SELECT p.* FROM unnest(parts) AS p
    ), tangled AS MATERIALIZED (
        SELECT t.name FROM pggit._tangled(parts) AS t (name)
    ), waits AS MATERIALIZED (
        SELECT DISTINCT w.name AS source, p.name AS target
        FROM part AS w
        JOIN tangled AS t ON t.name = w.name
        CROSS JOIN LATERAL unnest(w.requires) AS r (address)
        JOIN (SELECT q.name, x.address FROM part AS q JOIN tangled AS u ON u.name = q.name
              CROSS JOIN LATERAL unnest(q.name || q.provides) AS x (address)) AS p ON p.address = r.address
        WHERE p.name <> w.name
    ), reach AS (
        SELECT w.source, w.target FROM waits AS w
        UNION
        SELECT r.source, w.target FROM reach AS r JOIN waits AS w ON w.source = r.target
    ), knot AS MATERIALIZED (
        SELECT r.source AS name FROM reach AS r WHERE r.source = r.target
    ), twice AS MATERIALIZED (
        SELECT p.*, pggit._unfinished_function(p.statements[cardinality(p.statements)], true) AS signature
        FROM part AS p JOIN knot AS k ON k.name = p.name
        WHERE p.name ~ '^(function|procedure) '
    ), called AS MATERIALIZED (
        -- Functions that a signature calls, in its defaults.
        SELECT t.name, r.address, r.address IN (SELECT k.name FROM knot AS k) AS in_circle
        FROM twice AS t CROSS JOIN LATERAL unnest(t.requires) AS r (address)
        WHERE r.address ~ '^function ' AND strpos(t.signature, regexp_replace(r.address, '^function (.*)\(.*$', '\1') || '(') > 0
    )
    SELECT p.name, p.provides,
           p.requires || CASE WHEN p.name NOT IN (SELECT k.name FROM knot AS k) THEN ARRAY(
               SELECT 'body of ' || t.name FROM twice AS t WHERE t.name = ANY (p.requires)) END,
           p.rank, p.statements, p.hazards, p.losses
    FROM part AS p WHERE p.name NOT IN (SELECT t.name FROM twice AS t)
    UNION ALL
    SELECT t.name, t.provides,
           ARRAY(SELECT r.address FROM unnest(t.requires) AS r (address)
                 WHERE r.address ~ '^(schema|type|shell of|extension|language|collation) '
                    OR r.address ~ '^(table|view|materialized view) '
                       AND strpos(t.signature, regexp_replace(r.address, '^(table|view|materialized view) ', '')) > 0)
               || ARRAY(SELECT c.address FROM called AS c WHERE c.name = t.name AND NOT c.in_circle),
           t.rank,
           ARRAY[pggit._unfinished_function(t.statements[1],
                                            NOT EXISTS (SELECT FROM called AS c WHERE c.name = t.name AND c.in_circle))],
           NULL, NULL
    FROM twice AS t
    UNION ALL
    SELECT 'body of ' || t.name, '{}', t.requires || t.name, t.rank,
           ARRAY(SELECT regexp_replace(s.statement, '^CREATE (OR REPLACE )?', 'CREATE OR REPLACE ')
                 FROM unnest(t.statements) WITH ORDINALITY AS s (statement, n) ORDER BY s.n),
           t.hazards, t.losses
    FROM twice AS t;
END
$function$;
