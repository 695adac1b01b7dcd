-- Grants stand in the order in which they were given; one that is altered keeps its place, and so do those on columns.
CREATE TABLE t (a integer, b integer);
GRANT SELECT ON t TO pairs_ben;
GRANT SELECT, UPDATE ON t TO pairs_anna;
GRANT SELECT ON t TO PUBLIC;
GRANT UPDATE (a) ON t TO pairs_ben;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f() TO pairs_ben;
GRANT EXECUTE ON FUNCTION f() TO pairs_anna;
CREATE VIEW v AS SELECT a FROM t;
GRANT SELECT ON v TO pairs_ben;
GRANT SELECT ON v TO pairs_anna;
CREATE SEQUENCE s;
GRANT USAGE, SELECT ON SEQUENCE s TO pairs_ben;
GRANT USAGE ON SEQUENCE s TO pairs_anna;
