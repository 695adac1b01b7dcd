-- Privileges on a table change; those on its columns, of the same roles, stay.
CREATE TABLE t (a int, b int); GRANT SELECT ON t TO pairs_anna; GRANT UPDATE (a) ON t TO pairs_anna; GRANT UPDATE (b) ON t TO pairs_ben; CREATE VIEW v AS SELECT 1 a, 2 b; GRANT SELECT (a) ON v TO pairs_ben;
