-- Functions change security, settings, cost, parallel safety and their owners.
CREATE FUNCTION f(a int, VARIADIC b int[]) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE PROCEDURE p(INOUT x int) LANGUAGE plpgsql AS 'BEGIN END';
