-- Expressions that PostgreSQL prints in another way after it has read what it printed, and of which nobody knows how to
-- write them so that they are printed as at first (docs/decisions, 0089): made again, they say the same in other words.
\ir entrance.psql

CREATE SCHEMA restored;
CREATE TABLE restored.base (id integer PRIMARY KEY, b integer);
CREATE VIEW restored.only_values (a, b) AS VALUES (1, 'one'), (2, '(VALUES (- 1)'), (3, NULL);
CREATE TABLE restored.other (x integer);
CREATE VIEW restored.unlike AS
    SELECT o.x, l.id, ' ON TRUE)' AS text FROM restored.other AS o NATURAL LEFT JOIN (SELECT b.id FROM restored.base AS b) AS l;

-- Rows in rows are compared pair by pair, one level deeper each time that they are read.
CREATE TABLE restored.rows_in_rows (
    a integer, b integer, c integer, d integer, e integer, s text,
    CONSTRAINT rows_differ CHECK (((a, b), (c, d), e) IS DISTINCT FROM ((1, 2), (3, 4), 5))
);
CREATE INDEX rows_index ON restored.rows_in_rows (a) WHERE ((a, b), (c, d), e) IS NOT DISTINCT FROM ((1, 2), (3, 4), 5);
CREATE VIEW restored.rows_view AS
SELECT ((a, b), c) = ((1, 2), 3) AS equal, ((a, (b, c)), d) <> ((1, (2, 3)), 4) AS deeper, ((a, b), c) < ((1, 2), 3) AS less,
       (((a + 1) * 2, upper(s)), c) = ((b, lower(s || ',(')), 3) AS brackets, ROW(ROW(a)) = ROW(ROW(1)) AS single,
       ((a, b), 1) IN (((1, 2), 1), ((3, 4), 1)) AS within
FROM restored.rows_in_rows;
