CREATE TABLE t (a int, b text, c int);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW frozen AS SELECT a, b FROM t;
