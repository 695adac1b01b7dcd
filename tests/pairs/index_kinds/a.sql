-- Indexes of all kinds change their methods, orders, classes and collations.
CREATE TABLE t (id int PRIMARY KEY, a text, b jsonb, c int[], p point, ts tsvector);
CREATE INDEX i1 ON t (a); CREATE INDEX i2 ON t USING gin (b); CREATE INDEX i3 ON t USING gin (c); CREATE INDEX i4 ON t USING gist (p); CREATE INDEX i5 ON t USING hash (a);
