CREATE TABLE t (a int, b text, c date);
CREATE VIEW v AS SELECT c AS day, a::bigint AS a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;
GRANT SELECT ON v, w TO pairs_anna;
COMMENT ON COLUMN w.a IS 'kept';
