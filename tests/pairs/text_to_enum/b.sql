CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE t (id int PRIMARY KEY, s state NOT NULL DEFAULT 'new');
CREATE INDEX i ON t (s);
