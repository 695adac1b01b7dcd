-- Collations of every provider that the server was built with.
\ir entrance.psql

CREATE SCHEMA collations;
CREATE COLLATION collations.copied FROM "C";
CREATE COLLATION collations.of_libc (PROVIDER = libc, LOCALE = 'C');
CREATE COLLATION collations.of_two (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION collations."Quoted ""collation""" FROM "POSIX";
SELECT count(*) > 0 AS has_icu FROM pg_catalog.pg_collation WHERE collprovider = 'i' \gset
\if :has_icu
CREATE COLLATION collations.of_icu (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE COLLATION collations.without_case (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
COMMENT ON COLLATION collations.of_icu IS 'of telephone books';
CREATE TABLE collations.used_icu (t text COLLATE collations.without_case PRIMARY KEY);
\if :since16
CREATE COLLATION collations.with_rules (PROVIDER = icu, LOCALE = 'und', RULES = '&V << w <<< W');
\endif
\endif
\if :since17
CREATE COLLATION collations.built_in (PROVIDER = builtin, LOCALE = 'C.UTF-8');
\endif
CREATE TABLE collations.used (
    t text COLLATE collations.of_libc, u character varying(5) COLLATE collations."Quoted ""collation""",
    CHECK (t < 'x' COLLATE collations.copied)
);
CREATE INDEX used_t ON collations.used (t COLLATE collations.copied, lower(u) COLLATE collations.of_two);
CREATE TYPE collations.pair AS (a text COLLATE collations.copied);
CREATE DOMAIN collations.word AS text COLLATE collations.of_libc;
CREATE VIEW collations.sorted AS SELECT t FROM collations.used ORDER BY u COLLATE collations.of_libc;
COMMENT ON COLLATION collations.copied IS 'a collation';
ALTER COLLATION collations.copied OWNER TO museum_curator;
