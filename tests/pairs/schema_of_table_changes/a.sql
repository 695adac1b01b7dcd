-- A table, its sequence and its type move to another schema, a view follows them.
CREATE SCHEMA s;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id serial PRIMARY KEY, m mood);
CREATE VIEW v AS SELECT m FROM t;
