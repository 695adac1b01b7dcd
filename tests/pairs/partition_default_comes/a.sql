-- A default partition comes, and a list gets another value.
CREATE TABLE p (id int, k text) PARTITION BY LIST (k);
CREATE TABLE p_a PARTITION OF p FOR VALUES IN ('a');
CREATE INDEX ON p (id);
