-- SELECT * was frozen when the view was made; the table grows, the view is made anew.
CREATE TABLE t (a int, b text);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW frozen AS SELECT * FROM t;
