CREATE TABLE part (id int, b int);
CREATE TABLE screw (length int) INHERITS (part);
CREATE INDEX screw_a ON screw (b);
CREATE VIEW parts AS SELECT id, b AS a FROM part;
