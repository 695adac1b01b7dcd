-- A cast changes its function and context; a view's meaning depends on it.
CREATE TYPE money_box AS (n int);
CREATE FUNCTION n(money_box) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1.n';
CREATE CAST (money_box AS int) WITH FUNCTION n(money_box);
CREATE TABLE t (m money_box);
CREATE VIEW v AS SELECT m::int AS n FROM t;
