CREATE SCHEMA kinds;
CREATE TYPE kinds.mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int PRIMARY KEY, m kinds.mood DEFAULT 'happy');
