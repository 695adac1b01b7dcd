-- Constraints that were not valid become valid, and the other way round.
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p NOT VALID;
