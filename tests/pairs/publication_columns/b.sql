CREATE TABLE a (id int PRIMARY KEY, x text, y text); CREATE TABLE b (id int PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE a (id, x) WHERE (id > 0), b WITH (publish = 'insert, delete', publish_via_partition_root = true);
