-- A table, a view, a type and a function move to a schema that is new.
CREATE TABLE t (id int PRIMARY KEY, v text); CREATE VIEW w AS SELECT id FROM t; CREATE TYPE e AS ENUM ('x'); CREATE TABLE u (id int REFERENCES t, k e);
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE SEQUENCE s;
