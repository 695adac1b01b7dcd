CREATE TABLE t (a int, b int, CONSTRAINT t_a UNIQUE (a));
CREATE UNIQUE INDEX t_b ON t (b);
COMMENT ON CONSTRAINT t_a ON t IS 'a constraint';
