-- A check that is NOT VALID is valid in partitions that come, go, or are validated by themselves.
CREATE TABLE m (k int, n int) PARTITION BY LIST (k); CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
ALTER TABLE m ADD CONSTRAINT pos CHECK (n > 0) NOT VALID;
CREATE TABLE m2 PARTITION OF m FOR VALUES IN (2);
