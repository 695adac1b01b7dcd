-- What lies in a tablespace. The tablespace is the cluster's: named by pggit, made by nobody but you.
\ir entrance.psql

SET allow_in_place_tablespaces = on;
-- It may be there: no transaction can hold this statement, so nothing else can take the error away.
\set ON_ERROR_STOP off
CREATE TABLESPACE museum_cellar LOCATION '';
\set ON_ERROR_STOP on

CREATE SCHEMA tablespaces;
CREATE TABLE tablespaces.kept (
    id integer CONSTRAINT kept_pkey PRIMARY KEY USING INDEX TABLESPACE museum_cellar,
    name text,
    during int4range,
    CONSTRAINT kept_name UNIQUE (name) WITH (fillfactor = 60) USING INDEX TABLESPACE museum_cellar,
    CONSTRAINT kept_during EXCLUDE USING gist (during WITH &&) USING INDEX TABLESPACE museum_cellar
) TABLESPACE museum_cellar;
CREATE INDEX kept_upper ON tablespaces.kept (upper(name)) TABLESPACE museum_cellar;
CREATE MATERIALIZED VIEW tablespaces.counted TABLESPACE museum_cellar AS
    SELECT count(*) AS n FROM tablespaces.kept;
CREATE TABLE tablespaces.upstairs (id integer PRIMARY KEY);
CREATE INDEX upstairs_id ON tablespaces.upstairs (id) TABLESPACE museum_cellar;

CREATE TABLE tablespaces.parted (id integer) PARTITION BY RANGE (id) TABLESPACE museum_cellar;
CREATE TABLE tablespaces.parted_1 PARTITION OF tablespaces.parted FOR VALUES FROM (1) TO (10);
CREATE TABLE tablespaces.parted_2 PARTITION OF tablespaces.parted FOR VALUES FROM (10) TO (20) TABLESPACE pg_default;
CREATE INDEX parted_id ON tablespaces.parted (id) TABLESPACE museum_cellar;
