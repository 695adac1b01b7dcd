-- Ranges and their multiranges: subtypes, operator classes, collations, difference and canonical functions.
\ir entrance.psql

CREATE SCHEMA types_range;
CREATE SCHEMA types_range_elsewhere;
CREATE TYPE types_range.float_range AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = pg_catalog.float8mi);
CREATE TYPE types_range.plain AS RANGE (SUBTYPE = text);
CREATE TYPE types_range.collated AS RANGE (
    SUBTYPE = text, SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops, COLLATION = "C",
    MULTIRANGE_TYPE_NAME = types_range_elsewhere.many_collated
);
CREATE TYPE types_range."Quoted ""range""" AS RANGE (SUBTYPE = time);
-- A canonical function needs the range before it is one, the range needs the function.
CREATE TYPE types_range.canonical;
CREATE FUNCTION types_range.canonicalize(types_range.canonical) RETURNS types_range.canonical
    LANGUAGE internal STRICT IMMUTABLE PARALLEL SAFE AS 'int4range_canonical';
CREATE TYPE types_range.canonical AS RANGE (SUBTYPE = integer, CANONICAL = types_range.canonicalize);
CREATE FUNCTION types_range.difference(a time, b time) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT AS 'SELECT extract(epoch FROM a - b)::double precision';
CREATE TYPE types_range.time_range AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = types_range.difference);
CREATE DOMAIN types_range.short AS types_range.float_range CHECK (upper(VALUE) - lower(VALUE) < 10);
CREATE TABLE types_range.used (
    r types_range.float_range DEFAULT '[1,2)', m types_range_elsewhere.many_collated, s types_range.short,
    t types_range.time_range DEFAULT types_range.time_range('10:00', '11:00'), EXCLUDE USING gist (t WITH &&)
);
COMMENT ON TYPE types_range.float_range IS 'a range';
COMMENT ON TYPE types_range_elsewhere.many_collated IS 'a multirange';
ALTER TYPE types_range.plain OWNER TO museum_curator;
GRANT USAGE ON TYPE types_range.plain TO museum_guard;
REVOKE USAGE ON TYPE types_range.plain FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION types_range.float_range(double precision, double precision) FROM PUBLIC;
