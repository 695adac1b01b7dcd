CREATE TYPE inner_t AS (a int, b text); CREATE TYPE outer_t AS (i inner_t, many inner_t[]);
CREATE TABLE t (id int PRIMARY KEY, o outer_t);
CREATE FUNCTION f(o outer_t) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT (($1).i).a';
