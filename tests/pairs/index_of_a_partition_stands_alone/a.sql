-- Indexes of partitions that are parts of the parent's, and not yet: PostgreSQL has no way back from one to the other.
CREATE TABLE parted (a int, b int) PARTITION BY LIST (a);
CREATE TABLE first PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE second PARTITION OF parted FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE leaf PARTITION OF second FOR VALUES IN (1);
CREATE INDEX whole ON parted (b);
COMMENT ON INDEX whole IS 'of all';
ALTER TABLE parted ADD CONSTRAINT key PRIMARY KEY (a, b);
