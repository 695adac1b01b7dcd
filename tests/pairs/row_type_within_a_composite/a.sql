-- A composite type of a table's rows, in a column, while that gets another type.
CREATE TABLE a (id int, v int); CREATE TYPE c AS (x a, y int); CREATE TABLE b (id int, r c);
