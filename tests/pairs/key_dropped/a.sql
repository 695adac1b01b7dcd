-- A table loses its primary key, and its columns may be NULL.
CREATE TABLE t (id int PRIMARY KEY, v text UNIQUE);
