-- A schema goes with tables, types, functions that others outside use.
CREATE SCHEMA s;
CREATE TYPE s.e AS ENUM ('a', 'b'); CREATE FUNCTION s.f(s.e) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1::text';
CREATE TABLE s.t (id int PRIMARY KEY, e s.e);
CREATE TABLE t (id int PRIMARY KEY REFERENCES s.t, e text DEFAULT s.f('a'));
CREATE VIEW v AS SELECT s.f(e) AS x FROM s.t;
