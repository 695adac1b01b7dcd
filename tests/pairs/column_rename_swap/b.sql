CREATE TABLE spots (id int PRIMARY KEY, y int, x int);
COMMENT ON COLUMN spots.y IS 'first';
