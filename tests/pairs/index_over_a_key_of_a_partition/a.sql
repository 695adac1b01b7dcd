-- A unique index of a partitioned table takes a partition's primary key for its own part.
CREATE TABLE p (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
ALTER TABLE p1 ADD PRIMARY KEY (a);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
