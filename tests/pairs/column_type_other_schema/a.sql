-- A column's type stays the same but moves to another schema.
CREATE SCHEMA kinds;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'happy');
