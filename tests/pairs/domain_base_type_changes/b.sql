CREATE DOMAIN amount AS bigint CHECK (VALUE >= 0);
CREATE TABLE t (id int PRIMARY KEY, a amount DEFAULT 1, many amount[]);
CREATE VIEW v AS SELECT id, a + 1 AS more FROM t;
CREATE FUNCTION twice(a amount) RETURNS amount LANGUAGE sql IMMUTABLE AS $$SELECT a$$;
CREATE INDEX ON t (a);
