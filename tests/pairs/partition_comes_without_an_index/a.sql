-- A partition is attached that shall not have the index which its parent has from itself alone: ATTACH would make it.
CREATE TABLE v (k integer PRIMARY KEY, parent text) PARTITION BY HASH (k);
CREATE TABLE o PARTITION OF v FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE o2 PARTITION OF v FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE INDEX other ON v (parent);
CREATE INDEX entry ON ONLY v (k);
COMMENT ON INDEX entry IS 'e';
CREATE INDEX o2_k ON o2 (k);
ALTER INDEX entry ATTACH PARTITION o2_k;
COMMENT ON INDEX o2_k IS 'e2';
CREATE TABLE w (k integer, l text, m text) PARTITION BY LIST (k);
CREATE TABLE w1 PARTITION OF w FOR VALUES IN (1);
CREATE INDEX w_k ON ONLY w (k);
