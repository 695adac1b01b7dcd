-- Extended statistics change kinds, columns, expressions and target.
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS s1 (ndistinct) ON a, b FROM t;
CREATE STATISTICS s2 ON a, c FROM t;
CREATE STATISTICS s3 ON a, b, c FROM t;
