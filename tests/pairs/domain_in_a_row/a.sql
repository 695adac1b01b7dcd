-- A domain gets a check while a composite type holds its values.
CREATE DOMAIN d AS int; CREATE TYPE c AS (x d, y int); CREATE TABLE t (id int, v c);
