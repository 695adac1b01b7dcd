-- A foreign key knows every partition of the table that it refers to: none of them can simply be dropped.
CREATE TABLE target (a int PRIMARY KEY) PARTITION BY LIST (a);
CREATE TABLE first PARTITION OF target FOR VALUES IN (1);
CREATE TABLE gone PARTITION OF target FOR VALUES IN (2);
CREATE TABLE level PARTITION OF target FOR VALUES IN (3, 4) PARTITION BY LIST (a);
CREATE TABLE leaf PARTITION OF level FOR VALUES IN (3);
CREATE TABLE gone_leaf PARTITION OF level FOR VALUES IN (4);
CREATE TABLE gone_level PARTITION OF target FOR VALUES IN (5, 6) PARTITION BY LIST (a);
CREATE TABLE gone_too PARTITION OF gone_level FOR VALUES IN (5);
CREATE TABLE refers (a int REFERENCES target);
