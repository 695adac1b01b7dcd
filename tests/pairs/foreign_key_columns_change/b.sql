CREATE TABLE p (a int, b int, c int, PRIMARY KEY (a, b), UNIQUE (a, b, c));
CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, FOREIGN KEY (a, b, c) REFERENCES p (a, b, c) MATCH FULL ON UPDATE CASCADE);
