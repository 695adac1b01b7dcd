-- A foreign key knows the partitions of partitions too.
CREATE TABLE target (a int PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE level PARTITION OF target FOR VALUES IN (3, 4, 5) PARTITION BY LIST (a);
CREATE TABLE leaf PARTITION OF level FOR VALUES IN (3);
CREATE TABLE gone PARTITION OF level FOR VALUES IN (4);
CREATE TABLE leaves PARTITION OF level FOR VALUES IN (5);
CREATE TABLE refers (a int REFERENCES target);
