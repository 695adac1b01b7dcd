-- A check calls a function whose body changes; another one's function is replaced by one with other arguments.
CREATE FUNCTION ok(i int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT i > 0';
CREATE FUNCTION fine(i int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT i > 1';
CREATE TABLE t (a int CHECK (ok(a)), b int, CONSTRAINT b_fine CHECK (fine(b)));
