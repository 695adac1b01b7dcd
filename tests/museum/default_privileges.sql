-- Default privileges: for all schemas and for one, of every kind, given and taken away.
--
-- They are made last, so that nothing of this room is born with them; another
-- room that is loaded later is, and so is its rebuilt copy.
\ir entrance.psql

CREATE SCHEMA default_privileges;
CREATE TABLE default_privileges.born_before (id integer);
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron GRANT SELECT ON TABLES TO museum_visitor;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron GRANT USAGE, SELECT ON SEQUENCES TO museum_guard WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron REVOKE USAGE ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron GRANT CREATE ON SCHEMAS TO museum_guard;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron REVOKE ALL ON TABLES FROM museum_patron;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron IN SCHEMA default_privileges GRANT ALL ON TABLES TO museum_visitor;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron IN SCHEMA default_privileges
    GRANT SELECT ON TABLES TO "museum ""guest""" WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron IN SCHEMA default_privileges GRANT EXECUTE ON ROUTINES TO museum_curator;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron IN SCHEMA default_privileges GRANT USAGE ON SEQUENCES TO PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron IN SCHEMA default_privileges GRANT USAGE ON TYPES TO museum_curator;
\if :since17
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron GRANT MAINTAIN ON TABLES TO museum_guard;
\endif
\if :since18
ALTER DEFAULT PRIVILEGES FOR ROLE museum_patron GRANT SELECT, UPDATE ON LARGE OBJECTS TO museum_visitor;
\endif
-- Born with them: its rights are those of the defaults, and are in no dump as its own.
GRANT USAGE, CREATE ON SCHEMA default_privileges TO museum_patron;
SET ROLE museum_patron;
CREATE TABLE default_privileges.born_after (id integer);
CREATE FUNCTION default_privileges.born_after() RETURNS integer LANGUAGE sql AS 'SELECT 1';
RESET ROLE;
