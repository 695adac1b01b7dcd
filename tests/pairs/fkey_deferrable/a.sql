-- A foreign key becomes deferrable: ALTER CONSTRAINT does it.
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int, CONSTRAINT f FOREIGN KEY (p) REFERENCES p);
