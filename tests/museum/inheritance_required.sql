-- What a restored dump stumbles over, and a rebuild does not: a child that demands what its parent does not (before
-- version 18 pg_dump writes a clause for it that no server reads), and parents that store one column in two ways.
\ir entrance.psql

CREATE SCHEMA inheritance_required;
CREATE TABLE inheritance_required.parent (id integer, size integer);
CREATE TABLE inheritance_required.child () INHERITS (inheritance_required.parent);
ALTER TABLE inheritance_required.child ALTER size SET NOT NULL;
CREATE TABLE inheritance_required.late (own integer) INHERITS (inheritance_required.parent);
ALTER TABLE inheritance_required.parent ADD COLUMN late integer;
ALTER TABLE inheritance_required.late ALTER late SET NOT NULL;
CREATE TABLE inheritance_required.other (name text) INHERITS (inheritance_required.parent);
CREATE TABLE inheritance_required.another (name text) INHERITS (inheritance_required.parent);
CREATE TABLE inheritance_required.both () INHERITS (inheritance_required.other, inheritance_required.another);
ALTER TABLE inheritance_required.other ALTER name SET STORAGE EXTERNAL;
\if :since18
ALTER TABLE inheritance_required.parent ADD CONSTRAINT not_yet NOT NULL id NOT VALID;
CREATE TABLE inheritance_required.grandchild (more integer) INHERITS (inheritance_required.child);
CREATE TABLE inheritance_required.valid (CONSTRAINT of_my_own NOT NULL id) INHERITS (inheritance_required.parent);
\endif
