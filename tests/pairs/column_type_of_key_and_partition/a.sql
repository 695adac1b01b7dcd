-- The type of the column that rows are divided by.
CREATE TABLE p (id int NOT NULL, a text) PARTITION BY RANGE (id);
CREATE TABLE p_1 PARTITION OF p FOR VALUES FROM (1) TO (100);
