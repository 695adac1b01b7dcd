-- A table's default calls a function that reads another table whose default calls a function.
CREATE TABLE a (id int PRIMARY KEY, n int);
CREATE FUNCTION fa() RETURNS int LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(n) FROM a; END;
CREATE TABLE b (id int PRIMARY KEY, n int DEFAULT fa());
