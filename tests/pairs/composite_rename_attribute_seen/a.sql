-- An attribute is renamed in a type that a table holds.
CREATE TYPE item AS (name text, n int);
CREATE TABLE t (id int PRIMARY KEY, i item);
CREATE VIEW v AS SELECT (i).n AS n FROM t;
