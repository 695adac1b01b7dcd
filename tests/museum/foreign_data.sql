-- Foreign-data wrappers, servers, user mappings without secrets, foreign tables.
\ir entrance.psql

CREATE SCHEMA foreign_data;
CREATE FUNCTION foreign_data.noticed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FOREIGN DATA WRAPPER foreign_data_bare;
CREATE FOREIGN DATA WRAPPER foreign_data_full VALIDATOR pg_catalog.postgresql_fdw_validator;
CREATE FOREIGN DATA WRAPPER foreign_data_options OPTIONS ("Option" 'it''s', debug 'true', another '');
CREATE SERVER foreign_data_plain FOREIGN DATA WRAPPER foreign_data_bare;
CREATE SERVER foreign_data_options TYPE 'kind' VERSION '1.2' FOREIGN DATA WRAPPER foreign_data_full
    OPTIONS (host 'localhost', dbname 'else', port '5433');
CREATE SERVER "foreign_data ""quoted""" FOREIGN DATA WRAPPER foreign_data_options OPTIONS ("a b" 'c d');
CREATE USER MAPPING FOR museum_visitor SERVER foreign_data_options;
CREATE USER MAPPING FOR PUBLIC SERVER foreign_data_options;
CREATE USER MAPPING FOR "museum ""guest""" SERVER "foreign_data ""quoted""";

CREATE FOREIGN TABLE foreign_data.plain (id integer NOT NULL, name text COLLATE "C" DEFAULT 'x') SERVER foreign_data_plain;
CREATE FOREIGN TABLE foreign_data.full_one (
    id integer OPTIONS (column_name 'the id', key 'true') NOT NULL,
    price numeric CONSTRAINT positive CHECK (price > 0),
    twice numeric GENERATED ALWAYS AS (price * 2) STORED,
    note text
) SERVER "foreign_data ""quoted""" OPTIONS (table_name 'it''s', schema_name 'else');
ALTER FOREIGN TABLE foreign_data.full_one ALTER note SET STATISTICS 11, ALTER note SET STORAGE MAIN,
    ALTER note SET (n_distinct = 3);
CREATE TRIGGER noticed BEFORE INSERT ON foreign_data.full_one FOR EACH ROW EXECUTE FUNCTION foreign_data.noticed();
CREATE TABLE foreign_data.parted (id integer, name text) PARTITION BY RANGE (id);
CREATE FOREIGN TABLE foreign_data.parted_1 PARTITION OF foreign_data.parted
    FOR VALUES FROM (1) TO (10) SERVER foreign_data_plain OPTIONS (far 'away');
CREATE TABLE foreign_data.parent (id integer, name text);
CREATE FOREIGN TABLE foreign_data.child (more text) INHERITS (foreign_data.parent) SERVER foreign_data_plain;
CREATE VIEW foreign_data.seen AS SELECT id, note FROM foreign_data.full_one;

COMMENT ON FOREIGN DATA WRAPPER foreign_data_bare IS 'a wrapper';
COMMENT ON SERVER foreign_data_plain IS 'a server';
COMMENT ON FOREIGN TABLE foreign_data.plain IS 'a foreign table';
COMMENT ON COLUMN foreign_data.full_one.price IS 'its column';
GRANT USAGE ON FOREIGN DATA WRAPPER foreign_data_bare TO museum_curator;
ALTER SERVER foreign_data_plain OWNER TO museum_curator;
ALTER FOREIGN TABLE foreign_data.plain OWNER TO museum_curator;
GRANT USAGE ON FOREIGN DATA WRAPPER foreign_data_full TO museum_visitor WITH GRANT OPTION;
GRANT USAGE ON FOREIGN SERVER foreign_data_options TO museum_guard;
GRANT SELECT, INSERT (note) ON foreign_data.full_one TO museum_guard;
