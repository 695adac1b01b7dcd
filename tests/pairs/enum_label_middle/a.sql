-- Labels are added before the first one and in the middle.
CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE t (id int PRIMARY KEY, l level);
CREATE INDEX ON t (l);
