CREATE TABLE t (a bigint, b text);
CREATE VIEW v AS SELECT b FROM t;
