-- A function changes its language, and a string body becomes BEGIN ATOMIC.
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS bigint STABLE LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM t); END';
CREATE FUNCTION g() RETURNS bigint STABLE LANGUAGE sql AS 'SELECT count(*) FROM t';
