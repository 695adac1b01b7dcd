-- A check comes that a row does not pass.
CREATE TABLE t (a int);
