-- A foreign key of the same name refers to another table.
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE q (id int PRIMARY KEY);
CREATE TABLE c (ref int CONSTRAINT f REFERENCES p);
