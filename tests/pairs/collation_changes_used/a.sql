-- A collation changes that a column, an index and a view use.
CREATE COLLATION c (provider = icu, locale = 'en');
CREATE TABLE t (id int PRIMARY KEY, a text COLLATE c UNIQUE);
CREATE VIEW v AS SELECT a FROM t ORDER BY a COLLATE c;
