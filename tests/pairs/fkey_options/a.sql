-- A foreign key gets actions, MATCH FULL, deferrability and SET NULL on one column.
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (a int, b int, d int, CONSTRAINT f1 FOREIGN KEY (a, b) REFERENCES p, CONSTRAINT f2 FOREIGN KEY (a, d) REFERENCES p);
