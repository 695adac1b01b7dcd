-- A partition is detached and stays as a table.
CREATE TABLE p (id int NOT NULL, k text) PARTITION BY LIST (k);
CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a');
CREATE TABLE p_b PARTITION OF p FOR VALUES IN ('b');
ALTER TABLE p ADD PRIMARY KEY (id, k);
