-- A column that a parent loses stays with one of its children, and with the child of another, not with the others.
CREATE TABLE parent (a int, b text);
CREATE TABLE keeps () INHERITS (parent);
CREATE TABLE loses () INHERITS (parent);
CREATE TABLE passes () INHERITS (parent);
CREATE TABLE below () INHERITS (passes);
CREATE TABLE below_too () INHERITS (passes);
CREATE TABLE leaves (c int) INHERITS (parent);
