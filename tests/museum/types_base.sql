-- Base types made of the server's own functions, with every option, and shell types that wait for theirs.
\ir entrance.psql

CREATE SCHEMA types_base;
CREATE TYPE types_base.shell;
CREATE TYPE types_base.shell_with_functions;
CREATE FUNCTION types_base.shell_in(cstring) RETURNS types_base.shell_with_functions
    LANGUAGE internal STRICT IMMUTABLE AS 'textin';

CREATE TYPE types_base.number;
CREATE FUNCTION types_base.number_in(cstring) RETURNS types_base.number LANGUAGE internal STRICT IMMUTABLE AS 'int4in';
CREATE FUNCTION types_base.number_out(types_base.number) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'int4out';
CREATE FUNCTION types_base.number_recv(internal) RETURNS types_base.number LANGUAGE internal STRICT IMMUTABLE AS 'int4recv';
CREATE FUNCTION types_base.number_send(types_base.number) RETURNS bytea LANGUAGE internal STRICT IMMUTABLE AS 'int4send';
CREATE TYPE types_base.number (
    INPUT = types_base.number_in, OUTPUT = types_base.number_out,
    RECEIVE = types_base.number_recv, SEND = types_base.number_send,
    INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain,
    CATEGORY = 'N', PREFERRED = false, DEFAULT = '7', DELIMITER = ';', COLLATABLE = false
);
CREATE TYPE types_base."Text ""like""";
CREATE FUNCTION types_base.text_in(cstring, oid, integer) RETURNS types_base."Text ""like"""
    LANGUAGE internal STRICT IMMUTABLE AS 'varcharin';
CREATE FUNCTION types_base.text_out(types_base."Text ""like""") RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'varcharout';
CREATE FUNCTION types_base.text_typmod_in(cstring[]) RETURNS integer LANGUAGE internal STRICT IMMUTABLE AS 'varchartypmodin';
CREATE FUNCTION types_base.text_typmod_out(integer) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'varchartypmodout';
CREATE TYPE types_base."Text ""like""" (
    INPUT = types_base.text_in, OUTPUT = types_base.text_out, TYPMOD_IN = types_base.text_typmod_in,
    TYPMOD_OUT = types_base.text_typmod_out, INTERNALLENGTH = variable, STORAGE = extended, CATEGORY = 'S',
    COLLATABLE = true, DEFAULT = 'it''s'
);
ALTER TYPE types_base."Text ""like""" SET (STORAGE = external, ANALYZE = pg_catalog.range_typanalyze);
CREATE TYPE types_base.triple;
CREATE FUNCTION types_base.triple_in(cstring, oid, integer) RETURNS types_base.triple LANGUAGE internal STRICT IMMUTABLE AS 'array_in';
CREATE FUNCTION types_base.triple_out(types_base.triple) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'array_out';
CREATE TYPE types_base.triple (
    INPUT = types_base.triple_in, OUTPUT = types_base.triple_out, INTERNALLENGTH = 12, ALIGNMENT = double,
    ELEMENT = integer, SUBSCRIPT = pg_catalog.raw_array_subscript_handler, CATEGORY = 'x', PREFERRED = true
);
CREATE TYPE types_base.of_like;
CREATE FUNCTION types_base.like_in(cstring) RETURNS types_base.of_like LANGUAGE internal STRICT IMMUTABLE AS 'float8in';
CREATE FUNCTION types_base.like_out(types_base.of_like) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'float8out';
CREATE TYPE types_base.of_like (INPUT = types_base.like_in, OUTPUT = types_base.like_out, LIKE = double precision);
CREATE TABLE types_base.used (
    n types_base.number DEFAULT '5', t types_base."Text ""like"""(10) COLLATE "C", a types_base.number[]
);
COMMENT ON TYPE types_base.shell IS 'not there yet';
COMMENT ON TYPE types_base.number IS 'a base type';
ALTER TYPE types_base.number OWNER TO museum_curator;
REVOKE USAGE ON TYPE types_base.number FROM PUBLIC;
GRANT USAGE ON TYPE types_base.number TO museum_visitor;
