CREATE TABLE p (a int CHECK (a > 0), b text);
CREATE TABLE c (a int CHECK (a > 0), b text) INHERITS (p);
CREATE TABLE d (a int, e int) INHERITS (p);
CREATE TABLE q (f int CHECK (f > 0));
CREATE TABLE q_child (f int) INHERITS (q);
CREATE TABLE q_grandchild () INHERITS (q_child);
