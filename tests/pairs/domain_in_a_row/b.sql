CREATE DOMAIN d AS int CHECK (VALUE > 0); CREATE TYPE c AS (x d, y int); CREATE TABLE t (id int, v c);
