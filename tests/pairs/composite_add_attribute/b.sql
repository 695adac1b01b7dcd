CREATE TYPE addr AS (street text, zip text, country text);
CREATE TABLE t (id int PRIMARY KEY, a addr);
CREATE FUNCTION zip(a addr) RETURNS text LANGUAGE sql AS 'SELECT a.zip';
