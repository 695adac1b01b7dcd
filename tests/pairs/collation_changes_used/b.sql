CREATE COLLATION c (provider = icu, locale = 'de', deterministic = false);
CREATE TABLE t (id int PRIMARY KEY, a text COLLATE c UNIQUE);
CREATE VIEW v AS SELECT a FROM t ORDER BY a COLLATE c;
