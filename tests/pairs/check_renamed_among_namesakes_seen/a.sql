-- A check is renamed whose name is the end of another's.
CREATE TABLE sums (a int CONSTRAINT "is ok" CHECK (a > 0), b int CONSTRAINT ok CHECK (b > 0));
COMMENT ON CONSTRAINT "is ok" ON sums IS 'first';
COMMENT ON CONSTRAINT ok ON sums IS 'second';
