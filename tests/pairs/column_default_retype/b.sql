CREATE TYPE state AS ENUM ('on', 'off');
CREATE TABLE t (id int PRIMARY KEY, state state NOT NULL DEFAULT 'on');
