-- The labels of an enum change places.
CREATE TYPE prio AS ENUM ('low', 'mid', 'high');
CREATE TABLE t (id int PRIMARY KEY, p prio NOT NULL DEFAULT 'low', UNIQUE (p, id));
CREATE TYPE pair AS (p prio, n int);
CREATE TABLE u (x prio[], r int);
