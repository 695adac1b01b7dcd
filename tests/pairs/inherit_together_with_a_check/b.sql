CREATE TABLE par (b int, a int, CONSTRAINT c CHECK (a > 0)); CREATE TABLE ch (b int, a int) INHERITS (par);
