CREATE TABLE t (a int, b int, PRIMARY KEY (b, a));
CREATE TABLE u (a int, b int, FOREIGN KEY (b, a) REFERENCES t);
