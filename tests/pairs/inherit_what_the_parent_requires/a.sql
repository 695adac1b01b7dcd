-- A table with all of the columns becomes a child: the checks and NOT NULL are the parent's.
CREATE TABLE par (a int NOT NULL, CONSTRAINT c CHECK (a > 0)); CREATE TABLE ch (a int, b int);
