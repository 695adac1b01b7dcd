-- A table and its sequence become unlogged.
CREATE TABLE t (id serial PRIMARY KEY, v text);
CREATE SEQUENCE s;
