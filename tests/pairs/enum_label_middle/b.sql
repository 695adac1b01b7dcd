CREATE TYPE level AS ENUM ('none', 'low', 'middle', 'high');
CREATE TABLE t (id int PRIMARY KEY, l level);
CREATE INDEX ON t (l);
