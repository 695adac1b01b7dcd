CREATE TYPE status AS ENUM ('draft', 'new', 'done');
CREATE TABLE t (id int PRIMARY KEY, s status NOT NULL DEFAULT 'draft');
