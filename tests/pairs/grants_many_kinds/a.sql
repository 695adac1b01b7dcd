-- Grants on schemas, sequences, functions, types, languages and columns change.
CREATE SCHEMA s; GRANT USAGE ON SCHEMA s TO pairs_anna;
CREATE TABLE s.t (id serial, a int, b int); GRANT SELECT (a, b), UPDATE (a) ON s.t TO pairs_anna; GRANT ALL ON s.t TO pairs_ben;
GRANT USAGE ON SEQUENCE s.t_id_seq TO pairs_anna;
CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; REVOKE EXECUTE ON FUNCTION s.f() FROM PUBLIC;
CREATE TYPE s.e AS ENUM ('a'); REVOKE USAGE ON TYPE s.e FROM PUBLIC;
