-- A range has another name, and its multirange the same; a column and a function use both.
CREATE TYPE r AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = m); CREATE TABLE t (id int, v r, w m);
CREATE FUNCTION f(r) RETURNS m LANGUAGE sql AS 'SELECT m($1)';
