-- Comments on everything come, change and go.
CREATE SCHEMA s; COMMENT ON SCHEMA s IS 'one';
CREATE TABLE s.t (id int PRIMARY KEY, a int CHECK (a > 0)); COMMENT ON TABLE s.t IS 'two'; COMMENT ON COLUMN s.t.a IS 'three'; COMMENT ON CONSTRAINT t_pkey ON s.t IS 'four';
CREATE INDEX i ON s.t (a); COMMENT ON INDEX s.i IS 'five';
CREATE FUNCTION s.f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1'; COMMENT ON FUNCTION s.f IS 'six';
CREATE SEQUENCE s.q; COMMENT ON SEQUENCE s.q IS 'seven'; CREATE TYPE s.e AS ENUM ('a'); COMMENT ON TYPE s.e IS 'eight';
