CREATE TYPE status AS ENUM ('new', 'done', 'void');
CREATE TABLE t (id int PRIMARY KEY, s status NOT NULL DEFAULT 'new');
