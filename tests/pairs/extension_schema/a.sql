-- An extension moves to a schema of its own.
CREATE SCHEMA ext; CREATE EXTENSION citext; CREATE TABLE t (id int PRIMARY KEY, a citext);
