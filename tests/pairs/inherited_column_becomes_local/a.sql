-- Columns from a parent alone become a child's own too: all of them, or some.
CREATE TABLE p (a int, b text);
CREATE TABLE c () INHERITS (p);
CREATE TABLE d (e int) INHERITS (p);
CREATE TABLE q (f int CHECK (f > 0));
CREATE TABLE q_child () INHERITS (q);
CREATE TABLE q_grandchild () INHERITS (q_child);
