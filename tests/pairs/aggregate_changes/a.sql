-- An aggregate's parts and its owner change, under a view.
CREATE FUNCTION add(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2';
CREATE AGGREGATE total(int) (SFUNC = add, STYPE = int, INITCOND = '0');
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT total(a) AS t FROM t;
