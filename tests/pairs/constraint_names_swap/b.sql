CREATE TABLE t (a int, b int, CONSTRAINT two CHECK (a > 0), CONSTRAINT one CHECK (b > 0));
CREATE INDEX i2 ON t (a);
CREATE INDEX i1 ON t (b);
