-- A unique index and a unique constraint of one name are exchanged.
CREATE TABLE t (a int, b int, CONSTRAINT t_b UNIQUE (b));
CREATE UNIQUE INDEX t_a ON t (a);
COMMENT ON INDEX t_a IS 'an index';
