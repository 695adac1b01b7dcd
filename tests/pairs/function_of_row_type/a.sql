-- Functions with a table's row type as argument and result, when the table is replaced by a view.
CREATE TABLE t (a int, b text);
CREATE FUNCTION full_name(t) RETURNS text LANGUAGE sql AS 'SELECT $1.b';
CREATE FUNCTION every() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
