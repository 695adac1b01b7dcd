-- Columns of an extension's types, with its operators in indexes and checks, change.
CREATE EXTENSION citext; CREATE EXTENSION hstore;
CREATE TABLE t (id int PRIMARY KEY, a citext, h hstore); CREATE INDEX i ON t USING gist (h);
