-- An argument's name and default change: CREATE OR REPLACE refuses the name and the removal of a default.
CREATE FUNCTION f(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT f(1, 2) AS x;
GRANT EXECUTE ON FUNCTION f TO pairs_anna;
COMMENT ON FUNCTION f IS 'eff';
