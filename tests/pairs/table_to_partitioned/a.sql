-- A plain table becomes a partitioned one of the same name.
CREATE TABLE t (id int PRIMARY KEY, a text);
