-- A label is added at the end of an enum that is in use.
CREATE TYPE status AS ENUM ('new', 'done');
CREATE TABLE t (id int PRIMARY KEY, s status NOT NULL DEFAULT 'new');
