-- The replica identity moves from one index to another, which replaces it.
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
CREATE UNIQUE INDEX t_a ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_a;
