-- A child gets the NOT NULL of its parent's key for its own as well: that one cannot be taken along, nor need it be.
CREATE TABLE place (id integer PRIMARY KEY, t text);
CREATE TABLE label () INHERITS (place);
CREATE TABLE below () INHERITS (label);
