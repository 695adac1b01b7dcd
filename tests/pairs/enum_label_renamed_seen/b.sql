CREATE TYPE mood AS ENUM ('sad', 'fine');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'fine');
