-- Generated columns come before the columns that they are of, which come, move or get another type.
CREATE TABLE t (id int, x text, y int, z int GENERATED ALWAYS AS (y + 1) STORED);
