-- A foreign key of two columns becomes one of three, with other actions.
CREATE TABLE p (a int, b int, c int, PRIMARY KEY (a, b), UNIQUE (a, b, c));
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL);
