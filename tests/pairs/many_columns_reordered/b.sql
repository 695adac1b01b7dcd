CREATE TABLE t (j int, a int PRIMARY KEY, x text DEFAULT 'x', e text NOT NULL, d date, c int CHECK (c > 0), b text DEFAULT 'b', y int, f int, h bool, g numeric, i text);
CREATE INDEX ON t (c, e); CREATE VIEW v AS SELECT a, e, j FROM t;
