CREATE TABLE p (a int);
CREATE TABLE q (e int);
CREATE TABLE c (a int, b text) INHERITS (p);
CREATE TABLE d (a int) INHERITS (p, q);
ALTER TABLE p ADD COLUMN f int DEFAULT 5;
