CREATE TABLE p (x int, y text); CREATE INDEX a ON p (x); CREATE TABLE o (z int, w int) INHERITS (p);
