CREATE TABLE t (id int PRIMARY KEY, mail text UNIQUE);
