-- Publications: of all tables, of schemas, of some tables with filters and columns, with every option.
\ir entrance.psql

CREATE SCHEMA publications;
CREATE SCHEMA publications_elsewhere;
CREATE TABLE publications.base (id integer PRIMARY KEY, name text, secret text);
CREATE TABLE publications.other (id integer PRIMARY KEY, gone integer, at date);
ALTER TABLE publications.other DROP COLUMN gone;
CREATE TABLE publications.parted (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE publications.parted_1 PARTITION OF publications.parted FOR VALUES FROM (1) TO (10);
CREATE TABLE publications_elsewhere.more (id integer PRIMARY KEY);
CREATE PUBLICATION publications_empty;
CREATE PUBLICATION publications_all FOR ALL TABLES;
CREATE PUBLICATION publications_inserts FOR ALL TABLES WITH (publish = 'insert');
CREATE PUBLICATION publications_nothing FOR TABLE publications.base WITH (publish = '');
CREATE PUBLICATION publications_tables FOR TABLE publications.base, ONLY publications.other, publications.parted
    WITH (publish = 'insert, delete, truncate', publish_via_partition_root = true);
CREATE PUBLICATION publications_rows FOR
    TABLE publications.base (id, name) WHERE (id > 10 AND name <> 'it''s'), publications.other (at, id) WHERE (at IS NULL)
    WITH (publish = 'insert');
CREATE PUBLICATION publications_schemas FOR TABLES IN SCHEMA publications_elsewhere, TABLE publications.other WHERE (id > 3);
CREATE PUBLICATION "publications ""quoted""" FOR TABLE publications.base;
COMMENT ON PUBLICATION publications_rows IS 'some rows';
ALTER PUBLICATION publications_tables OWNER TO museum_curator;
\if :since18
CREATE TABLE publications.generated (id integer PRIMARY KEY, g integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE PUBLICATION publications_generated FOR TABLE publications.generated WITH (publish_generated_columns = stored);
CREATE PUBLICATION publications_generated_column FOR TABLE publications.generated (id, g);
\endif
