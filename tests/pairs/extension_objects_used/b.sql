CREATE EXTENSION citext;
CREATE TABLE t (id int PRIMARY KEY, a text, h text);
