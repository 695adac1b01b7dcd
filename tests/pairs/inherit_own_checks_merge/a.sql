-- A table with the columns becomes a child; the parent's check becomes its own too.
CREATE TABLE par (a int NOT NULL, CONSTRAINT c CHECK (a > 0)); CREATE TABLE ch (a int, b int);
