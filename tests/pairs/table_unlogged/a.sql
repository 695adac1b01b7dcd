-- A table and its serial become unlogged, another one logged.
CREATE TABLE a (id serial PRIMARY KEY); CREATE UNLOGGED TABLE b (id int PRIMARY KEY);
