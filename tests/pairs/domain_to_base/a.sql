-- A column leaves its domain for the base type and takes the check with it.
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TABLE t (id int PRIMARY KEY, n pos);
