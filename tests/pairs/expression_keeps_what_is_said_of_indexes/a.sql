-- PostgreSQL makes indexes and statistics of a column with a new expression anew by itself, and forgets what was said of them apart.
CREATE TABLE t (a integer, c integer GENERATED ALWAYS AS (a * 2) STORED);
CREATE STATISTICS s ON a, c FROM t;
ALTER STATISTICS s OWNER TO pairs_anna;
ALTER STATISTICS s SET STATISTICS 78;
CREATE INDEX i ON t ((c + 1));
ALTER INDEX i ALTER 1 SET STATISTICS 55;
