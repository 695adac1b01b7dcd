-- Volatility, strictness, parallel safety, cost, rows, leakproof, security and settings change in place.
CREATE FUNCTION f(a int) RETURNS SETOF int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION g(a int) RETURNS int STRICT IMMUTABLE PARALLEL SAFE LANGUAGE sql SET search_path = pg_catalog AS 'SELECT a';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a int CHECK (g(a) > 0));
