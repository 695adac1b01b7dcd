-- A table becomes a child, and has columns from its parent alone that this gets as well.
CREATE TABLE p (a int);
CREATE TABLE c (a int, b text);
CREATE TABLE d (a int) INHERITS (p);
