CREATE TABLE t (id int PRIMARY KEY, e text);
