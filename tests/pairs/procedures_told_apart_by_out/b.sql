CREATE PROCEDURE p(OUT a int, IN b int, IN c int) LANGUAGE sql AS 'SELECT b * c';
CREATE PROCEDURE q(OUT a int, IN b int, IN c int) LANGUAGE plpgsql AS 'BEGIN NULL; END';
COMMENT ON PROCEDURE q(OUT int, int, int) IS 'tells too';
REVOKE EXECUTE ON PROCEDURE p(OUT int, int, int) FROM PUBLIC;
