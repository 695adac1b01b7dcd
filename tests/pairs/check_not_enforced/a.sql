-- NOT ENFORCED checks and foreign keys become enforced.
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > 0) NOT ENFORCED, CONSTRAINT f FOREIGN KEY (b) REFERENCES p NOT ENFORCED);
