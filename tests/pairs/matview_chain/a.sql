-- Materialized views upon one another with indexes and a comment, below them a column is retyped.
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE MATERIALIZED VIEW m1 AS SELECT id, a FROM t;
CREATE UNIQUE INDEX m1_id ON m1 (id);
CREATE MATERIALIZED VIEW m2 AS SELECT sum(a) AS s FROM m1;
COMMENT ON MATERIALIZED VIEW m2 IS 'the sum';
CREATE VIEW v AS SELECT s * 2 AS d FROM m2;
GRANT SELECT ON m2 TO pairs_anna;
