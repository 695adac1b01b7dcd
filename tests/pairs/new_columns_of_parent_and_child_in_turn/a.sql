-- A child's own new columns stand before, between and behind those that it gets from its parent.
CREATE TABLE p (a int);
CREATE TABLE c () INHERITS (p);
CREATE TABLE g () INHERITS (c);
CREATE TABLE q (a int);
CREATE TABLE q_child () INHERITS (q);
CREATE TABLE q_grandchild () INHERITS (q_child);
CREATE TABLE z (a int);
CREATE TABLE y () INHERITS (z);
CREATE TABLE t (k int) PARTITION BY LIST (k);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
