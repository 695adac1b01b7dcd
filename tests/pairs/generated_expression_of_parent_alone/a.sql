-- Children and partitions have expressions of their own: another one of their parent's is not theirs.
CREATE TABLE p (a int, doubled int GENERATED ALWAYS AS (a * 2) STORED);
CREATE TABLE c () INHERITS (p);
CREATE TABLE d (doubled int GENERATED ALWAYS AS (a * 20) STORED) INHERITS (p);
CREATE TABLE q (a int, doubled int GENERATED ALWAYS AS (a * 2) STORED) PARTITION BY RANGE (a);
CREATE TABLE q_1 PARTITION OF q FOR VALUES FROM (0) TO (10);
CREATE TABLE q_2 PARTITION OF q (doubled GENERATED ALWAYS AS (a * 3) STORED) FOR VALUES FROM (10) TO (20);
