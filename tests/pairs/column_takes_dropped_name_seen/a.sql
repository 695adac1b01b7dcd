-- A column gets the name of one that goes, in a parent and in its children.
CREATE TABLE part (id int, a int, b text);
CREATE TABLE screw (length int) INHERITS (part);
CREATE INDEX screw_a ON screw (a);
CREATE VIEW parts AS SELECT id, a FROM part;
