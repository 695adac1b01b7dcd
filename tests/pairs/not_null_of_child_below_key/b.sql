CREATE TABLE place (id integer PRIMARY KEY, t text);
CREATE TABLE label () INHERITS (place);
ALTER TABLE label ADD NOT NULL id;
CREATE TABLE below () INHERITS (label);
