-- Languages: trusted and not, with inline handler and validator and without; functions in them.
\ir entrance.psql

CREATE SCHEMA languages;
CREATE TRUSTED LANGUAGE languages_full HANDLER pg_catalog.plpgsql_call_handler
    INLINE pg_catalog.plpgsql_inline_handler VALIDATOR pg_catalog.plpgsql_validator;
CREATE LANGUAGE languages_bare HANDLER pg_catalog.plpgsql_call_handler;
CREATE TRUSTED LANGUAGE "languages ""quoted""" HANDLER pg_catalog.plpgsql_call_handler;
CREATE FUNCTION languages.handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE TRUSTED LANGUAGE languages_own HANDLER languages.handler;
CREATE FUNCTION languages.in_full(a integer) RETURNS integer LANGUAGE languages_full AS 'BEGIN RETURN a; END';
CREATE PROCEDURE languages.in_quoted() LANGUAGE "languages ""quoted""" AS 'BEGIN NULL; END';
COMMENT ON LANGUAGE languages_full IS 'a language';
ALTER LANGUAGE languages_bare OWNER TO museum_curator;
REVOKE USAGE ON LANGUAGE languages_full FROM PUBLIC;
GRANT USAGE ON LANGUAGE languages_full TO museum_visitor WITH GRANT OPTION;
