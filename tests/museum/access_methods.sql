-- Access methods of the user's, for tables and for indexes, and what is stored by them.
\ir entrance.psql

CREATE SCHEMA access_methods;
CREATE ACCESS METHOD access_methods_heap TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;
CREATE ACCESS METHOD access_methods_hash TYPE INDEX HANDLER pg_catalog.hashhandler;
CREATE ACCESS METHOD "access_methods ""quoted""" TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;
CREATE OPERATOR CLASS access_methods.hash_ops DEFAULT FOR TYPE integer USING access_methods_hash AS
    OPERATOR 1 =, FUNCTION 1 pg_catalog.hashint4(integer);
CREATE TABLE access_methods.plain (id integer PRIMARY KEY);
CREATE TABLE access_methods.other (id integer, t text) USING access_methods_heap WITH (fillfactor = 70);
CREATE INDEX other_id ON access_methods.other USING access_methods_hash (id access_methods.hash_ops);
CREATE MATERIALIZED VIEW access_methods.kept USING access_methods_heap AS SELECT id FROM access_methods.other;
CREATE TABLE access_methods.copied USING "access_methods ""quoted""" AS SELECT 1 AS one;
CREATE TABLE access_methods.moved (id integer);
ALTER TABLE access_methods.moved SET ACCESS METHOD access_methods_heap;
COMMENT ON ACCESS METHOD access_methods_heap IS 'an access method';
\if :since17
CREATE TABLE access_methods.parted (id integer) PARTITION BY RANGE (id) USING access_methods_heap;
CREATE TABLE access_methods.parted_1 PARTITION OF access_methods.parted FOR VALUES FROM (1) TO (5);
CREATE TABLE access_methods.parted_2 PARTITION OF access_methods.parted FOR VALUES FROM (5) TO (9) USING heap;
CREATE TABLE access_methods.said (id integer) PARTITION BY RANGE (id) USING heap;
CREATE TABLE access_methods.unsaid (id integer) PARTITION BY RANGE (id);
\endif
