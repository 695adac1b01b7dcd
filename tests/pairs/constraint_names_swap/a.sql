-- Two checks and two indexes swap their names.
CREATE TABLE t (a int, b int, CONSTRAINT one CHECK (a > 0), CONSTRAINT two CHECK (b > 0));
CREATE INDEX i1 ON t (a);
CREATE INDEX i2 ON t (b);
