-- A view's columns are renamed, reordered and retyped, under another view with grants and comments.
CREATE TABLE t (a int, b text, c date);
CREATE VIEW v AS SELECT a, b, c FROM t;
CREATE VIEW w AS SELECT a FROM v;
GRANT SELECT ON v, w TO pairs_anna;
COMMENT ON COLUMN w.a IS 'kept';
