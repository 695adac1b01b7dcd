-- A column of the parent comes to its children, one of which has it already.
CREATE TABLE parent (id int);
CREATE TABLE one () INHERITS (parent);
CREATE TABLE two (a text) INHERITS (parent);
