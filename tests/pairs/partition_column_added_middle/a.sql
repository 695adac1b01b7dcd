-- A column in the middle of a partitioned table with two levels.
CREATE TABLE p (id int, k text, n int) PARTITION BY LIST (k);
CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a') PARTITION BY RANGE (n);
CREATE TABLE p_a_1 PARTITION OF p_a FOR VALUES FROM (0) TO (10);
