CREATE TABLE par (a int NOT NULL, CONSTRAINT c CHECK (a > 0)); CREATE TABLE ch (a int, b int, CONSTRAINT c CHECK (a > 0)) INHERITS (par);
