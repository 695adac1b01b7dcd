CREATE FUNCTION length_of(t text) RETURNS int IMMUTABLE RETURN length(t);
CREATE FUNCTION size_of(n int) RETURNS int IMMUTABLE RETURN n;
CREATE FUNCTION twice(n int) RETURNS int IMMUTABLE RETURN size_of(n) * 2;
CREATE TABLE things (name text CHECK (length_of(name) > 0), n int DEFAULT size_of(3));
CREATE VIEW sizes AS SELECT length_of(name) AS a, size_of(n) AS b FROM things;
CREATE INDEX things_size ON things (length_of(name));
