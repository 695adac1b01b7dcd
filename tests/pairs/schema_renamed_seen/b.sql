-- A schema is renamed with everything in it.
CREATE SCHEMA two;
CREATE TABLE two.t (id serial PRIMARY KEY, a text);
CREATE FUNCTION two.f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT count(*)::int FROM two.t; END;
CREATE VIEW v AS SELECT a, two.f() AS f FROM two.t;
