-- A new partition of a table whose key stands, and becomes a part of another one's.
CREATE TABLE parted (a int, b int, PRIMARY KEY (a, b)) PARTITION BY LIST (a);
CREATE TABLE level (a int, b int, CONSTRAINT level_key PRIMARY KEY (a, b)) PARTITION BY LIST (b);
CREATE INDEX level_idx ON level (b);
