-- A column that the parent alone loses stays with its children, as their own; there is no way back for one of these.
CREATE TABLE parent (a int, b text, c int DEFAULT 3);
CREATE TABLE child (d int) INHERITS (parent);
CREATE TABLE grandchild () INHERITS (child);
CREATE INDEX child_b ON child (b);
CREATE VIEW seen AS SELECT b FROM child;
