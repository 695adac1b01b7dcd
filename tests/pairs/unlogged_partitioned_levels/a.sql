-- Partitions of three levels get an index, a check, a trigger and a foreign key.
CREATE TABLE ref (id int PRIMARY KEY);
CREATE TABLE p (id int NOT NULL, k int NOT NULL, r int) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) PARTITION BY RANGE (id);
CREATE TABLE p1a PARTITION OF p1 FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
