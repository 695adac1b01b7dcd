-- Ten columns with defaults, checks and indexes in another order, two new ones between.
CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'b', c int CHECK (c > 0), d date, e text NOT NULL, f int, g numeric, h bool, i text, j int);
CREATE INDEX ON t (c, e); CREATE VIEW v AS SELECT a, e, j FROM t;
