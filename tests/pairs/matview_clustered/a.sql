-- A materialized view that is clustered on an index and read by another one gets a column.
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX m_a ON m (a);
ALTER MATERIALIZED VIEW m CLUSTER ON m_a;
CREATE MATERIALIZED VIEW mm AS SELECT count(*) AS n FROM m;
