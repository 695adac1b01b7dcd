-- Sequences: every option and type, owners by columns and by roles, comments, grants.
\ir entrance.psql

CREATE SCHEMA sequences;
CREATE SEQUENCE sequences.plain;
CREATE SEQUENCE sequences.small AS smallint;
CREATE SEQUENCE sequences.medium AS integer START WITH 5 INCREMENT BY 3 MINVALUE 2 MAXVALUE 500 CACHE 20 CYCLE;
CREATE SEQUENCE sequences.down INCREMENT BY -1;
CREATE SEQUENCE sequences.down_bounded AS integer INCREMENT BY -2 MINVALUE -100 MAXVALUE -2 START -4 NO CYCLE;
CREATE SEQUENCE sequences.extremes MINVALUE -9223372036854775808 MAXVALUE 9223372036854775807 START 0;
CREATE UNLOGGED SEQUENCE sequences.unlogged;
CREATE SEQUENCE sequences."Quoted ""name""" START 10;
CREATE SEQUENCE sequences.used;
SELECT nextval('sequences.used'), setval('sequences.plain', 77) \g /dev/null

CREATE TABLE sequences.owners (id integer, other bigint, third integer DEFAULT nextval('sequences.used'));
CREATE SEQUENCE sequences.owned OWNED BY sequences.owners.id;
CREATE SEQUENCE sequences.owned_and_used OWNED BY sequences.owners.other;
ALTER TABLE sequences.owners ALTER other SET DEFAULT nextval('sequences.owned_and_used');
-- The default of one column, the property of another.
CREATE SEQUENCE sequences.crossed OWNED BY sequences.owners.other;
ALTER TABLE sequences.owners ALTER id SET DEFAULT nextval('sequences.crossed');
-- Of another name than its column has now.
CREATE TABLE sequences.moved (before serial);
ALTER TABLE sequences.moved RENAME before TO after;
ALTER TABLE sequences.moved RENAME TO moved_on;

COMMENT ON SEQUENCE sequences.medium IS 'counts by threes';
ALTER SEQUENCE sequences.down OWNER TO museum_curator;
GRANT USAGE ON SEQUENCE sequences.plain TO museum_guard;
GRANT SELECT, UPDATE ON SEQUENCE sequences.plain TO museum_visitor WITH GRANT OPTION;
GRANT ALL ON SEQUENCE sequences.owned TO PUBLIC;
ALTER TABLE sequences.moved_on OWNER TO museum_guard;
