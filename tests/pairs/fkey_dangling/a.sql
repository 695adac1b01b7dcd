-- A foreign key comes while a row refers to nothing.
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int);
