-- Schemas: owners, comments, grants, hostile names, and what pg_dump says of public.
\ir entrance.psql

CREATE SCHEMA schemas;
COMMENT ON SCHEMA schemas IS 'a schema, its owner and its guests';
ALTER SCHEMA schemas OWNER TO museum_curator;
GRANT USAGE ON SCHEMA schemas TO museum_guard;
GRANT ALL ON SCHEMA schemas TO museum_visitor WITH GRANT OPTION;

CREATE SCHEMA schemas_theirs AUTHORIZATION museum_guard;
CREATE SCHEMA schemas_private AUTHORIZATION museum_curator;
REVOKE ALL ON SCHEMA schemas_private FROM museum_curator;
CREATE SCHEMA "schemas ""quoted"" . and
broken";
COMMENT ON SCHEMA "schemas ""quoted"" . and
broken" IS E'a comment\nof two lines, with ''quotes'' and a \\ in it';
CREATE SCHEMA schemas_of_elements
    CREATE TABLE room (id integer PRIMARY KEY)
    CREATE VIEW rooms AS SELECT id FROM schemas_of_elements.room;

-- Every database has this one; only its changes are in a dump.
COMMENT ON SCHEMA public IS 'the entrance hall';
GRANT CREATE ON SCHEMA public TO museum_visitor;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
