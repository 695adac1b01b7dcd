-- Only bodies change: SQL, PL/pgSQL, procedures.
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1';
CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE PROCEDURE p(INOUT x int) LANGUAGE plpgsql AS 'BEGIN x := x + 1; END';
CREATE VIEW v AS SELECT f(1) AS one;
