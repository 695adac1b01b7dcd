-- Tables: persistence, storage parameters, replica identities, row security, rows types, odd shapes.
\ir entrance.psql

CREATE SCHEMA tables;
CREATE TABLE tables.plain (id integer, name text);
CREATE TABLE tables.empty ();
CREATE UNLOGGED TABLE tables.unlogged (id integer PRIMARY KEY, note text);
CREATE TABLE tables.with_parameters (id integer, note text)
    WITH (fillfactor = 70, autovacuum_enabled = off, autovacuum_vacuum_scale_factor = 0.125,
          toast_tuple_target = 4080, parallel_workers = 3, user_catalog_table = true,
          toast.autovacuum_enabled = off, toast.vacuum_truncate = off, toast.autovacuum_vacuum_threshold = 7);
CREATE TABLE tables.parameters_in_another_order (id integer, note text);
ALTER TABLE tables.parameters_in_another_order SET (fillfactor = 80);
ALTER TABLE tables.parameters_in_another_order SET (autovacuum_enabled = true);
ALTER TABLE tables.parameters_in_another_order SET (autovacuum_analyze_threshold = 11, fillfactor = 81);

CREATE TABLE tables.identified_by_nothing (id integer);
ALTER TABLE tables.identified_by_nothing REPLICA IDENTITY NOTHING;
CREATE TABLE tables.identified_by_row (id integer);
ALTER TABLE tables.identified_by_row REPLICA IDENTITY FULL;
CREATE TABLE tables.identified_by_index (id integer NOT NULL, other integer NOT NULL);
CREATE UNIQUE INDEX identified_by_index_other ON tables.identified_by_index (other);
ALTER TABLE tables.identified_by_index REPLICA IDENTITY USING INDEX identified_by_index_other;
CREATE TABLE tables.identified_by_key (id integer PRIMARY KEY, other integer NOT NULL UNIQUE);
ALTER TABLE tables.identified_by_key REPLICA IDENTITY USING INDEX identified_by_key_other_key;

CREATE TABLE tables.secured (id integer);
ALTER TABLE tables.secured ENABLE ROW LEVEL SECURITY;
CREATE TABLE tables.secured_for_all (id integer);
ALTER TABLE tables.secured_for_all ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE TABLE tables.forced_but_off (id integer);
ALTER TABLE tables.forced_but_off FORCE ROW LEVEL SECURITY;

-- A table has a row type of its own: columns, functions and arrays of it.
CREATE TABLE tables.with_rows_of_another (id integer, one tables.plain, many tables.plain[]);
CREATE TABLE tables.clustered (id integer PRIMARY KEY, other integer);
CREATE INDEX clustered_other ON tables.clustered (other);
ALTER TABLE tables.clustered CLUSTER ON clustered_other;

-- The order of columns that came and went.
CREATE TABLE tables.reordered (a integer, b integer, c integer, d integer);
ALTER TABLE tables.reordered DROP COLUMN a, DROP COLUMN c;
ALTER TABLE tables.reordered ADD COLUMN a text, ADD COLUMN e date;
CREATE TABLE tables.all_gone (a integer);
ALTER TABLE tables.all_gone DROP COLUMN a;

COMMENT ON TABLE tables.plain IS 'a plain table';
COMMENT ON COLUMN tables.plain.name IS 'a plain column';
ALTER TABLE tables.unlogged OWNER TO museum_curator;
GRANT SELECT, INSERT (id, note), UPDATE (note) ON tables.unlogged TO museum_guard;
GRANT TRUNCATE, REFERENCES, TRIGGER, DELETE ON tables.unlogged TO museum_visitor WITH GRANT OPTION;
