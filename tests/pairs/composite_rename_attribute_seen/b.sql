CREATE TYPE item AS (name text, amount int);
CREATE TABLE t (id int PRIMARY KEY, i item);
CREATE VIEW v AS SELECT (i).amount AS n FROM t;
