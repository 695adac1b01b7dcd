-- Unique constraints change what NULL means, what they include and when they are checked.
CREATE TABLE t (id int PRIMARY KEY, a int, b int, CONSTRAINT u UNIQUE (a));
CREATE UNIQUE INDEX i ON t (b);
