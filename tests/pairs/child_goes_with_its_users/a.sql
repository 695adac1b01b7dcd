-- A child goes with a view on it, and its parent loses a column: the view goes first, then the child.
CREATE TABLE s (q text, i text, m boolean);
CREATE TABLE am (st text) INHERITS (s);
CREATE VIEW xy AS SELECT i, m FROM am;
CREATE TABLE p (k integer, m text) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE VIEW p1_view AS SELECT m FROM p1;
