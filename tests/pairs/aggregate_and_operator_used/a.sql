-- An aggregate and an operator change that a view and an index use.
CREATE FUNCTION add(a int, b int) RETURNS int IMMUTABLE STRICT LANGUAGE sql AS 'SELECT $1 + $2';
CREATE AGGREGATE total(int) (SFUNC = add, STYPE = int, INITCOND = '0');
CREATE OPERATOR ### (LEFTARG = int, RIGHTARG = int, FUNCTION = add);
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT total(a) AS s, 1 ### 2 AS o FROM t;
CREATE INDEX i ON t ((a ### 1));
