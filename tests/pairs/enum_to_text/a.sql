-- A column goes from an enum to text with a check, and the type goes.
CREATE TYPE kind AS ENUM ('x', 'y');
CREATE TABLE t (id int PRIMARY KEY, k kind NOT NULL DEFAULT 'x');
