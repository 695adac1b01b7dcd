-- Languages: trusted and not, with inline handler and validator and without; functions in them.
\ir entrance.psql

CREATE SCHEMA languages;
-- Their functions are a user's: without, pg_dump writes a statement that works for extensions alone.
CREATE FUNCTION languages.handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION languages.inline(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION languages.validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE TRUSTED LANGUAGE languages_full HANDLER languages.handler
    INLINE languages.inline VALIDATOR languages.validator;
CREATE LANGUAGE languages_bare HANDLER languages.handler;
CREATE TRUSTED LANGUAGE "languages ""quoted""" HANDLER languages.handler;
CREATE TRUSTED LANGUAGE languages_own HANDLER languages.handler;
CREATE FUNCTION languages.in_full(a integer) RETURNS integer LANGUAGE languages_full AS 'BEGIN RETURN a; END';
CREATE PROCEDURE languages.in_quoted() LANGUAGE "languages ""quoted""" AS 'BEGIN NULL; END';
COMMENT ON LANGUAGE languages_full IS 'a language';
ALTER LANGUAGE languages_bare OWNER TO museum_curator;
REVOKE USAGE ON LANGUAGE languages_full FROM PUBLIC;
GRANT USAGE ON LANGUAGE languages_full TO museum_visitor WITH GRANT OPTION;
