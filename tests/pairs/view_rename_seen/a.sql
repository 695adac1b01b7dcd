-- A view and a column of a view are renamed, with a view on it.
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a AS x FROM t;
CREATE VIEW w AS SELECT x FROM v;
GRANT SELECT ON v TO pairs_ben;
