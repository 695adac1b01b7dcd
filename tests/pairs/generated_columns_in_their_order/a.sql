-- Generated columns come between others.
CREATE TABLE t (a int, b int, c int);
