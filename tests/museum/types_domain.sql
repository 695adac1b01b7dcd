-- Domains: base types, defaults, collations, constraints by name, valid and not, domains of domains.
\ir entrance.psql

CREATE SCHEMA types_domain;
CREATE FUNCTION types_domain.is_fine(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT $1 <> ''$$;
CREATE DOMAIN types_domain.plain AS integer;
CREATE DOMAIN types_domain.code AS character(5) COLLATE "C" DEFAULT 'AAAAA' CONSTRAINT code_given NOT NULL
    CONSTRAINT code_shape CHECK (VALUE ~ '^[A-Z]{5}$') CONSTRAINT code_other CHECK (VALUE <> 'ZZZZZ');
CREATE DOMAIN types_domain.price AS numeric(12,2) DEFAULT 0.00 CHECK (VALUE >= 0);
CREATE DOMAIN types_domain.called AS text CHECK (types_domain.is_fine(VALUE)) DEFAULT lower('X' || CURRENT_USER);
CREATE DOMAIN types_domain.listed AS integer[] CHECK (array_length(VALUE, 1) < 4 AND 0 <> ALL (VALUE));
CREATE DOMAIN types_domain.of_domain AS types_domain.price CHECK (VALUE < 1000);
CREATE DOMAIN types_domain.nullable AS types_domain.code NULL;
CREATE TYPE types_domain.pair AS (a integer, b integer);
CREATE DOMAIN types_domain.ordered AS types_domain.pair CHECK ((VALUE).a < (VALUE).b);
CREATE DOMAIN types_domain."Quoted ""domain""" AS text CONSTRAINT "the ""check""" CHECK (VALUE <> 'it''s');
CREATE DOMAIN types_domain.worded AS character varying(20) CHECK (VALUE <> 'one' AND length(VALUE) > 2);
ALTER DOMAIN types_domain.plain ADD CONSTRAINT later CHECK (VALUE > 5) NOT VALID;
ALTER DOMAIN types_domain.plain ADD CONSTRAINT validated CHECK (VALUE > 4) NOT VALID;
ALTER DOMAIN types_domain.plain VALIDATE CONSTRAINT validated;
CREATE TABLE types_domain.used (
    c types_domain.code, p types_domain.of_domain DEFAULT 5, l types_domain.listed[], o types_domain.ordered
);
COMMENT ON DOMAIN types_domain.code IS 'a domain';
COMMENT ON CONSTRAINT code_shape ON DOMAIN types_domain.code IS 'its constraint';
ALTER DOMAIN types_domain.price OWNER TO museum_curator;
GRANT USAGE ON DOMAIN types_domain.price TO museum_guard;
REVOKE USAGE ON DOMAIN types_domain.price FROM PUBLIC;
\if :since17
COMMENT ON CONSTRAINT code_given ON DOMAIN types_domain.code IS 'its NOT NULL';
\endif
