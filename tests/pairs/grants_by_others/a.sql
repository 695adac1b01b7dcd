-- Privileges that a grantee with grant option passed on change.
CREATE TABLE t (id int PRIMARY KEY, a text);
GRANT SELECT ON t TO pairs_anna WITH GRANT OPTION;
SET ROLE pairs_anna; GRANT SELECT ON t TO pairs_ben; RESET ROLE;
