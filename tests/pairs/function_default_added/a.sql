-- A default is added to an argument.
CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT f(1, 2) AS x;
