-- Default values of arguments go while a view and another function use them.
CREATE FUNCTION f(a int, b int DEFAULT 2) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT a + b';
CREATE VIEW v AS SELECT f(1, 3) AS x;
