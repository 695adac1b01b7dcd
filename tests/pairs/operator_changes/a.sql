-- Operators, their classes and families, used by an index, an order and an exclusion constraint.
CREATE FUNCTION lt(int, int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT $1 < $2';
CREATE OPERATOR <<< (LEFTARG = int, RIGHTARG = int, FUNCTION = lt);
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a <<< 3 AS x FROM t;
CREATE OPERATOR CLASS backwards FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
CREATE INDEX i ON t (a backwards);
