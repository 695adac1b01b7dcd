-- A composite type gets an attribute while a table, an array and a function use it.
CREATE TYPE addr AS (street text, zip text);
CREATE TABLE t (id int PRIMARY KEY, a addr);
CREATE FUNCTION zip(a addr) RETURNS text LANGUAGE sql AS 'SELECT a.zip';
