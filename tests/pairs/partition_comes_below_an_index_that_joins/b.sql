CREATE TABLE parted (a int, b int, PRIMARY KEY (a, b)) PARTITION BY LIST (a);
CREATE INDEX parted_idx ON parted (b);
CREATE TABLE level (a int, b int, CONSTRAINT level_key PRIMARY KEY (a, b)) PARTITION BY LIST (b);
CREATE INDEX level_idx ON level (b);
ALTER TABLE parted ATTACH PARTITION level FOR VALUES IN (1);
CREATE TABLE leaf PARTITION OF level FOR VALUES IN (1);
CREATE TABLE named (a int NOT NULL, b int NOT NULL, CONSTRAINT named_key PRIMARY KEY (a, b));
ALTER TABLE level ATTACH PARTITION named FOR VALUES IN (2);
