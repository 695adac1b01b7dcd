-- A view becomes a materialized view of the same name, and others read it.
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW s AS SELECT a, count(*) AS n FROM t GROUP BY a;
CREATE VIEW top AS SELECT a FROM s WHERE n > 1;
GRANT SELECT ON s TO pairs_anna;
