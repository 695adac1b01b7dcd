-- Unique constraints get NULLS NOT DISTINCT, INCLUDE, DEFERRABLE and a fill factor.
CREATE TABLE t (a int, b int, c int, CONSTRAINT u1 UNIQUE (a), CONSTRAINT u2 UNIQUE (b), CONSTRAINT u3 UNIQUE (c), CONSTRAINT u4 UNIQUE (a, b));
