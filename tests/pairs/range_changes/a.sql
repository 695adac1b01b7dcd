-- A range type gets another subtype difference function, and a multirange another name.
CREATE FUNCTION diff(a float8, b float8) RETURNS float8 IMMUTABLE LANGUAGE sql AS 'SELECT a - b';
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TABLE t (id int, s span);
