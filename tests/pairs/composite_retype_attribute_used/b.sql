CREATE TYPE item AS (name text, n bigint);
CREATE TABLE t (id int PRIMARY KEY, i item, many item[]);
CREATE VIEW v AS SELECT (i).n AS n FROM t;
