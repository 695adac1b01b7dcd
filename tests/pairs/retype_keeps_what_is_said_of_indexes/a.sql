-- PostgreSQL makes indexes and statistics of a retyped column anew by itself, and forgets what was said of them apart.
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS of_columns ON a, b FROM t;
ALTER STATISTICS of_columns OWNER TO pairs_anna;
COMMENT ON STATISTICS of_columns IS 'kept';
CREATE STATISTICS of_expression (mcv) ON (a + b), b FROM t;
ALTER STATISTICS of_expression SET STATISTICS 78;
CREATE INDEX i ON t ((a + 1), b);
ALTER INDEX i ALTER 1 SET STATISTICS 55;
ALTER TABLE t CLUSTER ON i;
ALTER TABLE t ADD CONSTRAINT e EXCLUDE USING btree ((a + 2) WITH =);
ALTER INDEX e ALTER 1 SET STATISTICS 66;
CREATE TABLE parted (a integer, d integer) PARTITION BY LIST (d);
CREATE TABLE part PARTITION OF parted FOR VALUES IN (1);
CREATE INDEX parted_i ON parted ((a + 1));
ALTER INDEX part_expr_idx ALTER 1 SET STATISTICS 33;
