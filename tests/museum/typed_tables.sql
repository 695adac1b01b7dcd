-- Typed tables: CREATE TABLE ... OF a composite type, with options of their columns.
\ir entrance.psql

CREATE SCHEMA typed_tables;
CREATE SCHEMA typed_tables_elsewhere;
CREATE TYPE typed_tables.person AS (id integer, name text, "Born On" date, scores numeric(5,2)[]);
CREATE TABLE typed_tables.plain OF typed_tables.person;
CREATE TABLE typed_tables_elsewhere.with_options OF typed_tables.person (
    id WITH OPTIONS NOT NULL,
    name WITH OPTIONS DEFAULT 'nobody' NOT NULL,
    "Born On" WITH OPTIONS CONSTRAINT not_in_the_future CHECK ("Born On" <= '2100-01-01'),
    CONSTRAINT with_options_pkey PRIMARY KEY (id)
) WITH (fillfactor = 75);
CREATE TABLE typed_tables.made_so (id integer, name text, "Born On" date, scores numeric(5,2)[]);
ALTER TABLE typed_tables.made_so OF typed_tables.person;
CREATE TABLE typed_tables.no_more OF typed_tables.person;
ALTER TABLE typed_tables.no_more NOT OF;
CREATE TABLE typed_tables.parted OF typed_tables.person PARTITION BY RANGE (id);
CREATE INDEX plain_name ON typed_tables.plain (name);
COMMENT ON COLUMN typed_tables.plain.name IS 'of a typed table';
COMMENT ON TYPE typed_tables.person IS 'what they are';
COMMENT ON COLUMN typed_tables.person.name IS 'of the type';
GRANT SELECT (id) ON typed_tables.plain TO museum_visitor;
