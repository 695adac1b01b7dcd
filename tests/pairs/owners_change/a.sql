-- Tables, sequences, views, functions, types and a schema get another owner.
CREATE SCHEMA s AUTHORIZATION pairs_anna;
CREATE TABLE s.t (id serial PRIMARY KEY); ALTER TABLE s.t OWNER TO pairs_anna;
CREATE VIEW s.v AS SELECT id FROM s.t; ALTER VIEW s.v OWNER TO pairs_anna;
CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION s.f OWNER TO pairs_anna;
CREATE TYPE s.e AS ENUM ('a'); ALTER TYPE s.e OWNER TO pairs_anna;
GRANT SELECT ON s.t TO pairs_ben;
