-- An extension comes, its functions are used by a default and an index.
CREATE TABLE t (id int PRIMARY KEY, a text);
