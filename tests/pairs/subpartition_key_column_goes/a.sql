-- A partition is divided by something else, and the column goes from the whole.
CREATE TABLE p (id int, k text, s int) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a') PARTITION BY RANGE (s); CREATE TABLE p11 PARTITION OF p1 DEFAULT;
CREATE TABLE p2 PARTITION OF p FOR VALUES IN ('b');
