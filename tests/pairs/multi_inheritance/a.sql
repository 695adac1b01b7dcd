-- Two parents, one of which goes.
CREATE TABLE a (id int, x text); CREATE TABLE b (id int, y text);
CREATE TABLE c (z int) INHERITS (a, b);
