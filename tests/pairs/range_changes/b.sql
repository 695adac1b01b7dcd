CREATE FUNCTION diff(a float8, b float8) RETURNS float8 IMMUTABLE LANGUAGE sql AS 'SELECT a - b';
CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = diff, multirange_type_name = spans);
CREATE TABLE t (id int, s span, m spans);
