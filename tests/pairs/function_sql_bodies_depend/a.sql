-- Functions with SQL bodies call each other and read views; the lowest one changes its result.
CREATE TABLE t (a int);
CREATE FUNCTION f1() RETURNS int STABLE BEGIN ATOMIC SELECT max(a) FROM t; END;
CREATE FUNCTION f2() RETURNS int STABLE RETURN f1() + 1;
CREATE VIEW v AS SELECT f2() AS x;
CREATE FUNCTION f3() RETURNS int STABLE BEGIN ATOMIC SELECT x FROM v; END;
