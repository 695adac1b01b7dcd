-- Replica identity, clustering and row security switches change.
CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL UNIQUE); ALTER TABLE t REPLICA IDENTITY FULL; ALTER TABLE t CLUSTER ON t_pkey;
