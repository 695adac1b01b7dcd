-- Two columns of one type swap their names.
CREATE TABLE spots (id int PRIMARY KEY, x int, y int);
COMMENT ON COLUMN spots.x IS 'first';
