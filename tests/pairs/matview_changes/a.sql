-- A materialized view's query, indexes, options, grants and comments change.
CREATE TABLE t (a int, b text);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE INDEX m_b ON m (b);
CREATE MATERIALIZED VIEW n WITH (fillfactor = 80) AS SELECT a FROM t;
CREATE UNIQUE INDEX n_a ON n (a);
GRANT SELECT ON m TO pairs_anna;
