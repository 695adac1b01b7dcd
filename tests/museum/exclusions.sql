-- Exclusion constraints and temporal keys of partitioned tables. pg_dump writes each partition's index on its own and
-- attaches it, which PostgreSQL refuses ("The index definitions do not match"): no dump of this room is restored.
\ir entrance.psql

CREATE SCHEMA exclusions;
CREATE EXTENSION btree_gist SCHEMA exclusions;
CREATE TABLE exclusions.plain (id integer, during int4range, CONSTRAINT no_two EXCLUDE USING gist (during WITH &&));
\if :since17
CREATE TABLE exclusions.parted (id integer, during int4range) PARTITION BY RANGE (id);
CREATE TABLE exclusions.parted_1 PARTITION OF exclusions.parted FOR VALUES FROM (1) TO (10);
CREATE TABLE exclusions.parted_2 PARTITION OF exclusions.parted FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (id);
CREATE TABLE exclusions.parted_2_1 PARTITION OF exclusions.parted_2 FOR VALUES FROM (10) TO (15);
ALTER TABLE exclusions.parted ADD CONSTRAINT "no two" EXCLUDE USING gist (id WITH OPERATOR(pg_catalog.=), during WITH &&)
    WITH (fillfactor = 70);
CREATE TABLE exclusions.parted_3 PARTITION OF exclusions.parted FOR VALUES FROM (20) TO (30);
ALTER TABLE exclusions.parted_1 RENAME CONSTRAINT parted_1_id_during_excl TO "100%s of ""mine""";
ALTER INDEX exclusions.parted_3_id_during_excl SET (fillfactor = 80);
ALTER INDEX exclusions.parted_2_1_id_during_excl RESET (fillfactor);
ALTER TABLE exclusions.parted_3 CLUSTER ON parted_3_id_during_excl;
ALTER TABLE exclusions.plain ADD CONSTRAINT partly EXCLUDE USING gist (during WITH &&) WHERE (id > 3) DEFERRABLE;
COMMENT ON CONSTRAINT parted_3_id_during_excl ON exclusions.parted_3 IS 'a copy';
-- One that was there alone, and has left.
CREATE TABLE exclusions.gone PARTITION OF exclusions.parted FOR VALUES FROM (30) TO (40);
ALTER TABLE exclusions.parted DETACH PARTITION exclusions.gone;
\endif
\if :since18
CREATE TABLE exclusions.temporal (id int4range, during int4range, kind integer,
    CONSTRAINT temporal_key PRIMARY KEY (kind, id, during WITHOUT OVERLAPS)) PARTITION BY LIST (kind);
CREATE TABLE exclusions.temporal_1 PARTITION OF exclusions.temporal FOR VALUES IN (1);
CREATE TABLE exclusions.temporal_2 PARTITION OF exclusions.temporal (CONSTRAINT more UNIQUE (id, during WITHOUT OVERLAPS))
    FOR VALUES IN (2);
ALTER TABLE exclusions.temporal_1 RENAME CONSTRAINT temporal_1_pkey TO first_key;
CREATE TABLE exclusions.refers (kind integer, id int4range, during int4range,
    CONSTRAINT of_then FOREIGN KEY (kind, id, PERIOD during) REFERENCES exclusions.temporal (kind, id, PERIOD during));
\endif
