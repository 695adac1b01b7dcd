-- A partitioned table that refers to itself goes, with its keys' triggers disabled.
CREATE TABLE other (a int PRIMARY KEY, f int REFERENCES other);
ALTER TABLE other DISABLE TRIGGER ALL;
CREATE TABLE t (a int PRIMARY KEY, f int REFERENCES t) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t DISABLE TRIGGER ALL;
