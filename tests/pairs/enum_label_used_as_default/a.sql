-- A label is added and is a default at once (pgplex/pgschema 600).
CREATE TYPE status AS ENUM ('new', 'done');
CREATE TABLE t (id int PRIMARY KEY, s status NOT NULL DEFAULT 'new');
