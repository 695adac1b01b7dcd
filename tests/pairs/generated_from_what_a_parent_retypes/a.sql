-- A child and a partition compute a new column from one that gets another type with their parent's.
CREATE TABLE p (a int);
CREATE TABLE c () INHERITS (p);
CREATE TABLE q (k int, a int) PARTITION BY LIST (k);
CREATE TABLE q_1 PARTITION OF q FOR VALUES IN (1);
CREATE TABLE aaa () INHERITS (p);
