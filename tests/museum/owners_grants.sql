-- Owners and rights on every kind: grantors that are not owners, grant options, columns, owners without their own rights.
\ir entrance.psql

CREATE SCHEMA owners_grants;
GRANT ALL ON SCHEMA owners_grants TO museum_curator, museum_guard, museum_visitor, "museum ""guest""";
CREATE TABLE owners_grants.table_1 (id integer, a integer, "B b" text);
CREATE TABLE owners_grants.table_2 (id integer, a integer);
CREATE TABLE owners_grants.table_3 (id integer, a integer);
CREATE TABLE owners_grants.table_4 (id integer);
CREATE VIEW owners_grants.view AS SELECT id, a FROM owners_grants.table_1;
CREATE SEQUENCE owners_grants.sequence;
CREATE FUNCTION owners_grants.function(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE owners_grants.procedure(integer) LANGUAGE sql AS 'SELECT 1';
CREATE TYPE owners_grants.type AS ENUM ('a');
ALTER TABLE owners_grants.table_1 OWNER TO museum_curator;
ALTER VIEW owners_grants.view OWNER TO "museum ""guest""";

-- Handed on by those who got the grant option; some of it in another order than that of the names.
SET ROLE museum_curator;
GRANT SELECT, UPDATE ON owners_grants.table_1 TO museum_visitor WITH GRANT OPTION;
GRANT INSERT ON owners_grants.table_1 TO museum_guard;
RESET ROLE;
SET ROLE museum_visitor;
GRANT SELECT ON owners_grants.table_1 TO museum_guard WITH GRANT OPTION;
GRANT UPDATE ON owners_grants.table_1 TO PUBLIC;
RESET ROLE;
SET ROLE museum_guard;
GRANT SELECT ON owners_grants.table_1 TO "museum ""guest""";
RESET ROLE;
SET ROLE museum_curator;
GRANT SELECT ("B b"), REFERENCES (a) ON owners_grants.table_1 TO "museum ""guest""" WITH GRANT OPTION;
RESET ROLE;
SET ROLE "museum ""guest""";
GRANT SELECT ("B b") ON owners_grants.table_1 TO museum_guard;
RESET ROLE;

-- Owners that took from themselves; everything that there is to give; what everybody had by default.
REVOKE ALL ON owners_grants.table_2 FROM CURRENT_USER;
REVOKE DELETE, TRUNCATE ON owners_grants.table_3 FROM CURRENT_USER;
GRANT ALL ON owners_grants.table_3 TO museum_visitor;
GRANT SELECT ON owners_grants.table_4 TO PUBLIC;
REVOKE SELECT ON owners_grants.table_4 FROM PUBLIC;
GRANT SELECT (id) ON owners_grants.view TO museum_guard;
GRANT SELECT ON owners_grants.view TO museum_visitor;
GRANT USAGE, UPDATE ON SEQUENCE owners_grants.sequence TO museum_guard WITH GRANT OPTION;
REVOKE ALL ON FUNCTION owners_grants.function(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION owners_grants.function(integer) TO museum_guard;
REVOKE ALL ON PROCEDURE owners_grants.procedure(integer) FROM PUBLIC;
REVOKE ALL ON TYPE owners_grants.type FROM PUBLIC, CURRENT_USER;
GRANT USAGE ON TYPE owners_grants.type TO museum_visitor;
\if :since17
GRANT MAINTAIN ON owners_grants.table_4 TO museum_guard WITH GRANT OPTION;
REVOKE MAINTAIN ON owners_grants.table_3 FROM CURRENT_USER;
\endif
