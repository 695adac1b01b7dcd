CREATE TABLE t (id int UNIQUE, code text PRIMARY KEY);
