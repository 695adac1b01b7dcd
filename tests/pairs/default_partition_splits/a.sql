-- Rows move from the default partition to one of their own.
CREATE TABLE p (id int, k text) PARTITION BY LIST (k);
CREATE TABLE p_rest PARTITION OF p DEFAULT;
