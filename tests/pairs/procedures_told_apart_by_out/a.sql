-- Two procedures of one name: the inputs of one are all the arguments of the other.
CREATE PROCEDURE p(OUT a int, IN b int, IN c int) LANGUAGE sql AS 'SELECT b - c';
CREATE PROCEDURE q(IN a int, IN b int, IN c int) LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE PROCEDURE p(IN a int, IN b int, IN c int) LANGUAGE sql AS 'SELECT a + b';
COMMENT ON PROCEDURE p(OUT int, int, int) IS 'tells';
GRANT EXECUTE ON PROCEDURE p(IN int, int, int) TO pg_monitor;
