CREATE EXTENSION pg_trgm;
CREATE TABLE t (id int PRIMARY KEY, a text);
CREATE INDEX i ON t USING gin (a gin_trgm_ops);
CREATE VIEW v AS SELECT similarity(a, 'x') AS s FROM t;
