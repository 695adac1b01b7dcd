-- A view gets a column at its end: CREATE OR REPLACE can do that.
CREATE TABLE t (a int, b text, c date);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM v;
