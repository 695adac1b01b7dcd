CREATE SCHEMA s;
CREATE TYPE s.mood AS ENUM ('sad', 'ok');
CREATE TABLE s.t (id serial PRIMARY KEY, m s.mood);
CREATE VIEW v AS SELECT m FROM s.t;
