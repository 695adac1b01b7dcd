-- A child of a child gets its columns in an order of its own, below NOT NULL and a check that stand.
CREATE TABLE g (id int NOT NULL, CONSTRAINT c CHECK (id > 0), x text); CREATE TABLE p (y int) INHERITS (g); CREATE TABLE ch (x text, id int, y int, z int);
