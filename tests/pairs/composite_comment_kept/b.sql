CREATE TYPE item AS (name text, n bigint);
COMMENT ON COLUMN item.name IS 'as printed';
COMMENT ON COLUMN item.n IS 'how many';
COMMENT ON TYPE item IS 'an item';
CREATE TABLE t (id int PRIMARY KEY, i item);
