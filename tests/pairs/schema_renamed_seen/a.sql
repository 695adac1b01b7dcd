-- A schema is renamed with everything in it.
CREATE SCHEMA one;
CREATE TABLE one.t (id serial PRIMARY KEY, a text);
CREATE FUNCTION one.f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT count(*)::int FROM one.t; END;
CREATE VIEW v AS SELECT a, one.f() AS f FROM one.t;
