-- Materialized views with and without data change places.
CREATE TABLE t (id int PRIMARY KEY);
CREATE MATERIALIZED VIEW m1 AS SELECT id FROM t;
CREATE MATERIALIZED VIEW m2 AS SELECT id FROM t WITH NO DATA;
