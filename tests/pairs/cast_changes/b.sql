CREATE TYPE money_box AS (n int);
CREATE FUNCTION n(money_box) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1.n';
CREATE FUNCTION nn(money_box) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1.n + 1';
CREATE CAST (money_box AS int) WITH FUNCTION nn(money_box) AS ASSIGNMENT;
COMMENT ON CAST (money_box AS int) IS 'one more';
CREATE TABLE t (m money_box);
CREATE VIEW v AS SELECT m::int AS n FROM t;
