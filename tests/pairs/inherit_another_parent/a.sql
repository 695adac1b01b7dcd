-- A child leaves one parent, with a check and NOT NULL, for another.
CREATE TABLE p1 (a int NOT NULL CONSTRAINT c1 CHECK (a > 0)); CREATE TABLE p2 (a int CONSTRAINT c2 CHECK (a > 1)); CREATE TABLE ch (a int, b int) INHERITS (p1);
