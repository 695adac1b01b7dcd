-- A grandchild leaves, and keeps none of what it had from above.
CREATE TABLE g (a int NOT NULL CONSTRAINT c1 CHECK (a > 0)); CREATE TABLE p (x int) INHERITS (g); CREATE TABLE ch (a int, x int, b int) INHERITS (p);
