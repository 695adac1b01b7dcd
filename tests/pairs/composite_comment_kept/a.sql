-- A comment on an attribute of a composite type that is used by a table.
CREATE TYPE item AS (name text, n int);
COMMENT ON COLUMN item.name IS 'as printed';
COMMENT ON TYPE item IS 'an item';
CREATE TABLE t (id int PRIMARY KEY, i item);
