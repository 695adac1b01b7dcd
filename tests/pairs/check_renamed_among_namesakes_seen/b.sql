CREATE TABLE sums (a int CONSTRAINT "is ok" CHECK (a > 0), b int CONSTRAINT fine CHECK (b > 0));
COMMENT ON CONSTRAINT "is ok" ON sums IS 'first';
COMMENT ON CONSTRAINT fine ON sums IS 'second';
