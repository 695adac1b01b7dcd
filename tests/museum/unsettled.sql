-- Expressions that PostgreSQL prints in another way after it has read what it printed: a dump of this room is not
-- the dump of what it restores. What is committed is made again as it was, all the same (docs/decisions, 0089).
\ir entrance.psql

CREATE SCHEMA unsettled;
CREATE DOMAIN unsettled.worded AS character varying(20) CHECK (VALUE IN ('one', 'two') AND VALUE IN ('two', 'six'));
CREATE TABLE unsettled.base (
    id integer PRIMARY KEY,
    a integer CONSTRAINT a_fits CHECK (a BETWEEN 1 AND 10 AND a <> 5),
    b integer CONSTRAINT b_is_out CHECK (b NOT BETWEEN 1 AND 10 OR b = 5 OR b = 6 AND a = 3),
    c character varying(20) CONSTRAINT c_is_listed CHECK (c IN ('one', 'two', ') AND (', 'it''s')),
    d boolean DEFAULT ('x'::varchar IN ('x', 'y') AND 3 BETWEEN 1 AND 5),
    e boolean GENERATED ALWAYS AS (a BETWEEN 1 AND 2 AND b BETWEEN 3 AND 4 AND id > 0) STORED,
    " AND " boolean,
    CONSTRAINT rows CHECK ((a, b) = (id, 3) AND id > 1 AND (a > 1 AND b > 1)),
    CONSTRAINT pairs CHECK ((id IN (a, b) OR a IN (id, b) OR b > 1) AND NOT (a IN (b, id) OR " AND "))
);
CREATE INDEX partial ON unsettled.base (a, (b BETWEEN 1 AND 2 AND c <> 'x')) WHERE a BETWEEN 3 AND 4 AND c IN ('a', 'b');
CREATE VIEW unsettled.view AS
    SELECT x.id, x.a BETWEEN 1 AND 2 AND x.b > 1 AS within,
           count(*) OVER (PARTITION BY x.a ORDER BY x.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS n,
           CASE WHEN x.a BETWEEN 1 AND 2 AND x.b > 1 AND x.d THEN 1 ELSE 2 END AS cased
    FROM unsettled.base AS x JOIN unsettled.base AS y ON x.a BETWEEN y.a AND y.b AND x.c IN ('a', 'b')
    WHERE x.a BETWEEN SYMMETRIC 1 AND 5 OR x.b = 3
    GROUP BY x.id, x.a, x.b, x.d HAVING count(*) BETWEEN 1 AND 2 AND max(x.b) > 2;
CREATE TABLE unsettled.other (x integer);
CREATE VIEW unsettled.negative AS
    SELECT -1::integer AS one, -1.5::numeric AS more, -1::bigint AS long, (-2::integer)::text AS as_text, '(- 1)' AS text;
CREATE FUNCTION unsettled.within(a integer) RETURNS boolean LANGUAGE sql RETURN a BETWEEN 1 AND 2 AND a <> 3;
CREATE FUNCTION unsettled.noticed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER noticed AFTER UPDATE ON unsettled.base FOR EACH ROW
    WHEN (new.a BETWEEN 1 AND 2 AND new.c IN ('a', 'b')) EXECUTE FUNCTION unsettled.noticed();
CREATE POLICY seen ON unsettled.base USING (a BETWEEN 1 AND 2 AND c IN ('a', 'b'));
CREATE RULE ruled AS ON DELETE TO unsettled.base WHERE old.a BETWEEN 1 AND 2 AND old.c IN ('a', 'b') DO INSTEAD NOTHING;
-- Output columns that nobody sees get no name at first, and that of their type later.
CREATE VIEW unsettled.united AS
    SELECT b.id, b.c::text AS text, b.a::bigint AS number, timestamp '2020-01-01' AS at FROM unsettled.base AS b
    UNION ALL SELECT NULL, NULL, NULL, NULL
    UNION ALL SELECT -1, 'one, ( two', b.id + 3, '2020-01-01' FROM unsettled.base AS b
    UNION (SELECT DISTINCT 1, 'x' || b.id, 2, timestamp '2020-01-01' + interval '1 day' FROM unsettled.base AS b LIMIT 1)
    EXCEPT SELECT b.id, (SELECT 'a' WHERE 'b' IN (SELECT 'c' UNION SELECT NULL)), b.b, NULL FROM unsettled.base AS b;
CREATE VIEW unsettled.arrays AS
    SELECT 'foo' = ANY ((SELECT ARRAY['abc', 'def', 'foo']::text[])::text[]) AS found
    UNION SELECT (SELECT ARRAY[NULL::integer, 2, NULL::integer])[2] = 2;
CREATE POLICY listed ON unsettled.base AS RESTRICTIVE
    USING (EXISTS (SELECT 'x', 1 FROM unsettled.other) AND c IN (SELECT 'one' UNION SELECT 'two'));
CREATE VIEW unsettled.extracted AS
    SELECT extract('YEAR' FROM now()) AS y, extract('Day' FROM now()) AS d, 'EXTRACT(YEAR FROM now())' AS text, extract(hour FROM now()) AS h;
