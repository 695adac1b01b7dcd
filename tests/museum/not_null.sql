-- NOT NULL, which is a constraint with a name from version 18 on: inherited, not valid, renamed, commented.
\ir entrance.psql

CREATE SCHEMA not_null;
CREATE TABLE not_null.plain (a integer NOT NULL, b integer NOT NULL, c integer PRIMARY KEY);
CREATE TABLE not_null.heir (own integer NOT NULL) INHERITS (not_null.plain);
CREATE TABLE not_null.heir_of_heir () INHERITS (not_null.heir);
CREATE TABLE not_null.renamed (before integer NOT NULL);
ALTER TABLE not_null.renamed RENAME before TO after;
ALTER TABLE not_null.renamed RENAME TO renamed_too;
CREATE TABLE not_null.parted (id integer NOT NULL, note text) PARTITION BY RANGE (id);
CREATE TABLE not_null.parted_1 PARTITION OF not_null.parted FOR VALUES FROM (1) TO (10);
CREATE TABLE not_null.parted_2 PARTITION OF not_null.parted (note NOT NULL) FOR VALUES FROM (10) TO (20) PARTITION BY LIST (note);
CREATE TABLE not_null.parted_2_1 PARTITION OF not_null.parted_2 FOR VALUES IN ('x');
\if :since18
-- Names, of one's own and of one's parent.
CREATE TABLE not_null.named (a integer CONSTRAINT a_is_there NOT NULL, b integer CONSTRAINT "b's ""own""" NOT NULL NO INHERIT);
CREATE TABLE not_null.named_heir () INHERITS (not_null.named);
CREATE TABLE not_null.named_otherwise (a integer CONSTRAINT mine NOT NULL) INHERITS (not_null.named);
CREATE TABLE not_null.named_for_itself (CONSTRAINT for_me_alone NOT NULL b NO INHERIT) INHERITS (not_null.named);
CREATE TABLE not_null.adopted (a integer CONSTRAINT adopted_one NOT NULL, b integer);
ALTER TABLE not_null.adopted INHERIT not_null.named;
CREATE TABLE not_null.second (a integer CONSTRAINT second_one NOT NULL);
CREATE TABLE not_null.heir_of_two () INHERITS (not_null.named, not_null.second);
COMMENT ON CONSTRAINT a_is_there ON not_null.named IS 'its NOT NULL';
CREATE TABLE not_null.key (id integer CONSTRAINT key_there NOT NULL PRIMARY KEY);
CREATE TABLE not_null.keyed (id integer PRIMARY KEY);
ALTER TABLE not_null.keyed RENAME CONSTRAINT keyed_id_not_null TO keyed_there;

-- Not valid: of a table alone, of a parent, of a partitioned table.
CREATE TABLE not_null.hoped (id integer, size integer);
ALTER TABLE not_null.hoped ADD CONSTRAINT hoped_id NOT NULL id NOT VALID, ADD CONSTRAINT hoped_size NOT NULL size NO INHERIT NOT VALID;
COMMENT ON CONSTRAINT hoped_id ON not_null.hoped IS 'not valid yet';
CREATE TABLE not_null.hoping (id integer, size integer);
CREATE TABLE not_null.hoping_heir (more integer) INHERITS (not_null.hoping);
CREATE TABLE not_null.hoping_grandchild () INHERITS (not_null.hoping_heir);
ALTER TABLE not_null.hoping ADD CONSTRAINT hoping_id NOT NULL id NOT VALID;
CREATE TABLE not_null.hoping_later () INHERITS (not_null.hoping);
CREATE TABLE not_null.hoping_valid (CONSTRAINT of_my_own NOT NULL id) INHERITS (not_null.hoping);
CREATE TABLE not_null.hoping_partly () INHERITS (not_null.hoping);
ALTER TABLE not_null.hoping_partly VALIDATE CONSTRAINT hoping_id;
CREATE TABLE not_null.hoped_parted (id integer, note text) PARTITION BY RANGE (id);
CREATE TABLE not_null.hoped_parted_1 PARTITION OF not_null.hoped_parted FOR VALUES FROM (1) TO (10);
CREATE TABLE not_null.hoped_parted_2 PARTITION OF not_null.hoped_parted FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (id);
CREATE TABLE not_null.hoped_parted_2_1 PARTITION OF not_null.hoped_parted_2 FOR VALUES FROM (10) TO (15);
ALTER TABLE not_null.hoped_parted ADD CONSTRAINT parted_note NOT NULL note NOT VALID;
CREATE TABLE not_null.hoped_parted_3 (id integer, note text CONSTRAINT its_own NOT NULL);
ALTER TABLE not_null.hoped_parted ATTACH PARTITION not_null.hoped_parted_3 FOR VALUES FROM (20) TO (30);
ALTER TABLE not_null.hoped_parted_1 VALIDATE CONSTRAINT parted_note;

-- Of generated columns.
CREATE TABLE not_null.virtual (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL CONSTRAINT b_computed NOT NULL);
CREATE TABLE not_null.virtual_parted (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL NOT NULL) PARTITION BY RANGE (a);
CREATE TABLE not_null.virtual_parted_1 PARTITION OF not_null.virtual_parted (b GENERATED ALWAYS AS (a * 3) VIRTUAL)
    FOR VALUES FROM (1) TO (10);
CREATE TABLE not_null.virtual_parted_2 PARTITION OF not_null.virtual_parted FOR VALUES FROM (10) TO (20);
\endif
