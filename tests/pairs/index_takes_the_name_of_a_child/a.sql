-- A child that goes late, with one of its own that leaves it, has the name that an index gets.
CREATE TABLE p (x int, y text); CREATE TABLE a (z int) INHERITS (p); CREATE TABLE o (w int) INHERITS (a);
