-- Partitions: range, list, hash and default, several levels, attached and made, and what parents hand down.
\ir entrance.psql

CREATE SCHEMA partitions;
CREATE SCHEMA partitions_elsewhere;
CREATE FUNCTION partitions.noticed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';

CREATE TABLE partitions.measured (
    at timestamp with time zone NOT NULL,
    place integer,
    value numeric DEFAULT 0,
    note text
) PARTITION BY RANGE (at);
CREATE TABLE partitions.measured_old PARTITION OF partitions.measured
    FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00:00+00');
CREATE TABLE partitions.measured_2024 PARTITION OF partitions.measured (
    value DEFAULT 1,
    CONSTRAINT value_is_positive CHECK (value > 0),
    PRIMARY KEY (place)
) FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00') WITH (fillfactor = 70);
CREATE UNLOGGED TABLE partitions_elsewhere.measured_rest PARTITION OF partitions.measured DEFAULT;
COMMENT ON TABLE partitions.measured_2024 IS 'a partition with a comment';
COMMENT ON COLUMN partitions.measured_2024.note IS 'its column too';
GRANT SELECT ON partitions.measured_2024 TO museum_guard;
ALTER TABLE partitions.measured_old OWNER TO museum_curator;

-- Several columns, expressions, operator classes, collations, bounds without end.
CREATE TABLE partitions.wide (a integer, b text, c date) PARTITION BY RANGE (a, lower(b) COLLATE "C", c);
CREATE TABLE partitions.wide_1 PARTITION OF partitions.wide
    FOR VALUES FROM (MINVALUE, MINVALUE, MINVALUE) TO (10, 'it''s', '2024-01-01');
CREATE TABLE partitions.wide_2 PARTITION OF partitions.wide
    FOR VALUES FROM (10, 'it''s', '2024-01-01') TO (20, MAXVALUE, MAXVALUE);
CREATE TABLE partitions.classed (a text, b integer) PARTITION BY RANGE (a text_pattern_ops, (b % 10));
CREATE TABLE partitions.classed_1 PARTITION OF partitions.classed FOR VALUES FROM ('a', 0) TO ('m', 5);
CREATE TABLE partitions.without_any (a integer) PARTITION BY LIST (a);

CREATE TABLE partitions.listed (kind text, id integer, at date) PARTITION BY LIST (kind);
CREATE TABLE partitions.listed_ab PARTITION OF partitions.listed FOR VALUES IN ('a', 'b', 'it''s', 'new
line');
CREATE TABLE partitions.listed_null PARTITION OF partitions.listed FOR VALUES IN (NULL, '');
CREATE TABLE partitions.listed_deep PARTITION OF partitions.listed FOR VALUES IN ('deep') PARTITION BY HASH (id);
CREATE TABLE partitions.listed_deep_0 PARTITION OF partitions.listed_deep FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE partitions.listed_deep_1 PARTITION OF partitions.listed_deep
    FOR VALUES WITH (MODULUS 3, REMAINDER 1) PARTITION BY RANGE (at);
CREATE TABLE partitions."listed deep ""1"" rest" PARTITION OF partitions.listed_deep_1 DEFAULT;
CREATE TABLE partitions.flags (flag boolean, number bigint) PARTITION BY LIST (flag);
CREATE TABLE partitions.flags_true PARTITION OF partitions.flags FOR VALUES IN (true);

-- Attached: another order of columns, columns that are gone, constraints and indexes that were there before.
CREATE TABLE partitions.attached (b text NOT NULL DEFAULT 'b', a integer NOT NULL, c integer) PARTITION BY RANGE (a);
CREATE TABLE partitions.attached_1 (gone integer, c integer, a integer NOT NULL, b text NOT NULL DEFAULT 'other');
ALTER TABLE partitions.attached_1 DROP COLUMN gone;
ALTER TABLE partitions.attached_1 ADD CONSTRAINT in_bounds CHECK (a >= 1 AND a < 10);
CREATE INDEX attached_1_was_here ON partitions.attached_1 (c);
ALTER TABLE partitions.attached ATTACH PARTITION partitions.attached_1 FOR VALUES FROM (1) TO (10);
CREATE TABLE partitions.attached_2 PARTITION OF partitions.attached FOR VALUES FROM (10) TO (20);
ALTER TABLE partitions.attached ADD CONSTRAINT attached_key PRIMARY KEY (a);
ALTER TABLE partitions.attached ADD CONSTRAINT attached_check CHECK (c > 0);
ALTER TABLE partitions.attached ADD CONSTRAINT attached_unique UNIQUE (a, b) DEFERRABLE;
CREATE INDEX attached_c ON partitions.attached (c);
CREATE INDEX attached_expression ON partitions.attached ((a + c), lower(b)) WHERE c > 3;
ALTER INDEX partitions.attached_2_c_idx RENAME TO attached_2_renamed;
ALTER INDEX partitions.attached_2_renamed SET (fillfactor = 50);
COMMENT ON INDEX partitions.attached_2_renamed IS 'made by the parent, described by us';
COMMENT ON INDEX partitions.attached_c IS 'of the parent';
COMMENT ON CONSTRAINT attached_key ON partitions.attached IS 'key of the parent';
CREATE INDEX attached_2_own ON partitions.attached_2 (b);
ALTER TABLE partitions.attached_2 REPLICA IDENTITY FULL;

-- An index on the parent alone, whose children are attached one by one; and one that still waits for some.
CREATE TABLE partitions.indexed (a integer, b integer) PARTITION BY RANGE (a);
CREATE TABLE partitions.indexed_1 PARTITION OF partitions.indexed FOR VALUES FROM (1) TO (10);
CREATE TABLE partitions.indexed_2 PARTITION OF partitions.indexed FOR VALUES FROM (10) TO (20);
CREATE INDEX indexed_whole ON ONLY partitions.indexed (b);
CREATE INDEX whole_of_1 ON partitions.indexed_1 (b);
CREATE INDEX whole_of_2 ON partitions.indexed_2 (b);
ALTER INDEX partitions.indexed_whole ATTACH PARTITION partitions.whole_of_1;
ALTER INDEX partitions.indexed_whole ATTACH PARTITION partitions.whole_of_2;
CREATE INDEX indexed_part ON ONLY partitions.indexed (a, b);
CREATE INDEX part_of_1 ON partitions.indexed_1 (a, b);
ALTER INDEX partitions.indexed_part ATTACH PARTITION partitions.part_of_1;

-- Foreign keys from and to partitioned tables.
CREATE TABLE partitions.refers (id integer PRIMARY KEY, a integer REFERENCES partitions.attached ON DELETE CASCADE);
CREATE TABLE partitions.referring (id integer, ref integer REFERENCES partitions.refers) PARTITION BY HASH (id);
CREATE TABLE partitions.referring_0 PARTITION OF partitions.referring FOR VALUES WITH (MODULUS 2, REMAINDER 0);
ALTER TABLE partitions.referring ADD CONSTRAINT to_partitioned
    FOREIGN KEY (id) REFERENCES partitions.attached DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE partitions.referring_0 ADD CONSTRAINT of_one_partition
    FOREIGN KEY (ref) REFERENCES partitions.refers ON DELETE SET NULL;

-- Triggers go down to the partitions; one of the clones is not enabled as its parent is.
CREATE TRIGGER noticed AFTER INSERT OR UPDATE ON partitions.attached
    FOR EACH ROW EXECUTE FUNCTION partitions.noticed();
CREATE TRIGGER noticed_before BEFORE INSERT ON partitions.attached
    FOR EACH ROW WHEN (NEW.a > 3) EXECUTE FUNCTION partitions.noticed('one', 'two');
CREATE TRIGGER of_one BEFORE INSERT ON partitions.attached_1
    FOR EACH ROW EXECUTE FUNCTION partitions.noticed();
ALTER TABLE partitions.attached_1 DISABLE TRIGGER noticed;
ALTER TABLE partitions.attached_2 ENABLE ALWAYS TRIGGER noticed;
ALTER TABLE partitions.attached DISABLE TRIGGER noticed_before;

-- Detached: what was handed down stays.
CREATE TABLE partitions.left_alone PARTITION OF partitions.attached FOR VALUES FROM (20) TO (30);
ALTER TABLE partitions.attached DETACH PARTITION partitions.left_alone;

-- Settings that a parent has and a child has not, and the other way round.
ALTER TABLE partitions.attached ALTER b SET STATISTICS 77;
ALTER TABLE partitions.attached_2 ALTER b SET STATISTICS 99;
ALTER TABLE ONLY partitions.attached ALTER c SET DEFAULT 5;
ALTER TABLE partitions.attached_2 ALTER b DROP DEFAULT;
ALTER TABLE partitions.attached_2 ALTER c SET NOT NULL;
ALTER TABLE partitions.attached ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON partitions.attached USING (b = CURRENT_USER);
CREATE STATISTICS partitions.of_parted ON a, b FROM partitions.attached;

\if :since17
CREATE TABLE partitions.identified (id integer GENERATED ALWAYS AS IDENTITY, a integer) PARTITION BY RANGE (a);
CREATE TABLE partitions.identified_1 PARTITION OF partitions.identified FOR VALUES FROM (1) TO (10);
\endif
CREATE TABLE partitions.generated (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED) PARTITION BY RANGE (a);
CREATE TABLE partitions.generated_1 PARTITION OF partitions.generated FOR VALUES FROM (1) TO (10);
\if :since17
CREATE TABLE partitions.generated_2 PARTITION OF partitions.generated (b GENERATED ALWAYS AS (a * 3) STORED)
    FOR VALUES FROM (10) TO (20);
\endif
\if :since18
ALTER TABLE partitions.attached ADD CONSTRAINT c_there NOT NULL c;
ALTER TABLE partitions.refers ADD CONSTRAINT hoped FOREIGN KEY (a) REFERENCES partitions.attached NOT ENFORCED;
\endif
CREATE TABLE partitions.keyed_with (id integer, CONSTRAINT keyed_with_key PRIMARY KEY (id) WITH (fillfactor = 60)) PARTITION BY RANGE (id);
CREATE TABLE partitions.keyed_with_1 PARTITION OF partitions.keyed_with FOR VALUES FROM (1) TO (10);
ALTER INDEX partitions.keyed_with_1_pkey SET (fillfactor = 50);

-- The key of a partition is a part of an index that is no key.
CREATE TABLE partitions.keyless (a integer) PARTITION BY LIST (a);
CREATE TABLE partitions.keyed PARTITION OF partitions.keyless FOR VALUES IN (1);
ALTER TABLE partitions.keyed ADD PRIMARY KEY (a);
CREATE UNIQUE INDEX ON partitions.keyless (a);

-- A check that is NOT VALID, and is valid in the partitions that came after it.
CREATE TABLE partitions.doubtful (a integer, b integer) PARTITION BY LIST (a);
CREATE TABLE partitions.doubtful_1 PARTITION OF partitions.doubtful FOR VALUES IN (1);
CREATE TABLE partitions.doubtful_2 PARTITION OF partitions.doubtful FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE partitions.doubtful_3 PARTITION OF partitions.doubtful_2 DEFAULT;
ALTER TABLE partitions.doubtful ADD CONSTRAINT doubtful_b CHECK (b > 0) NOT VALID;
CREATE TABLE partitions.doubtful_4 PARTITION OF partitions.doubtful DEFAULT;
ALTER TABLE partitions.doubtful_3 VALIDATE CONSTRAINT doubtful_b;
