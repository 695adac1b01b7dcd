-- Primary keys, unique, check and exclusion constraints, with everything that can be said of each.
\ir entrance.psql

CREATE SCHEMA constraints;
CREATE FUNCTION constraints.is_fine(value integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT value > 0';

CREATE TABLE constraints.keys (
    id integer PRIMARY KEY,
    a integer NOT NULL,
    b text,
    c integer,
    d integer,
    CONSTRAINT keys_a UNIQUE (a) WITH (fillfactor = 70),
    CONSTRAINT keys_b_a UNIQUE (b, a) DEFERRABLE,
    CONSTRAINT keys_c UNIQUE (c) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT keys_nulls UNIQUE NULLS NOT DISTINCT (d, c),
    CONSTRAINT keys_including UNIQUE (a, d) INCLUDE (b, c)
);
CREATE TABLE constraints.key_of_two (a integer, b integer, c text, CONSTRAINT "the Key" PRIMARY KEY (b, a) INCLUDE (c));
CREATE TABLE constraints.key_deferred (a integer, PRIMARY KEY (a) DEFERRABLE INITIALLY IMMEDIATE);
CREATE TABLE constraints.key_of_an_index (a integer NOT NULL, b integer);
CREATE UNIQUE INDEX made_first ON constraints.key_of_an_index (a);
ALTER TABLE constraints.key_of_an_index ADD CONSTRAINT made_of_index PRIMARY KEY USING INDEX made_first;
CREATE TABLE constraints.key_clustered (a integer PRIMARY KEY, b integer UNIQUE);
ALTER TABLE constraints.key_clustered CLUSTER ON key_clustered_b_key;
ALTER INDEX constraints.key_clustered_pkey SET (fillfactor = 55);

CREATE TABLE constraints.checks (
    a integer CHECK (a > 0),
    b integer CONSTRAINT b_fits CHECK (b <> 5 AND b BETWEEN 1 AND 10),
    c character varying(10) CHECK (c <> 'one' AND length(c) > 2),
    d text CHECK (d ~ '^[a-z]+$' AND d NOT LIKE '%x\_y%' ESCAPE '\'),
    e date CHECK (e >= '2000-01-01' AND extract(year FROM e) < 2100),
    f jsonb CHECK (f ? 'key' AND jsonb_typeof(f) = 'object'),
    g integer[] CHECK (array_length(g, 1) < 5 AND 0 <> ALL (g) AND g[1] = 1 AND g[2:3] IS NOT NULL),
    h text COLLATE "C" CHECK (h < 'm' COLLATE "POSIX"),
    CONSTRAINT two_columns CHECK (a < b OR (a IS NULL) <> (b IS NULL)),
    CONSTRAINT called CHECK (constraints.is_fine(a)),
    CONSTRAINT not_for_children CHECK (a < 1000) NO INHERIT,
    CONSTRAINT whole_row CHECK (checks IS NOT NULL),
    CONSTRAINT always CHECK (true),
    CONSTRAINT cased CHECK (CASE WHEN a > 1 THEN b IS NOT NULL ELSE b IS NULL END)
);
ALTER TABLE constraints.checks ADD CONSTRAINT checked_later CHECK (b > 2) NOT VALID;
ALTER TABLE constraints.checks ADD CONSTRAINT later_not_for_children CHECK (b > 3) NO INHERIT NOT VALID;
ALTER TABLE constraints.checks ADD CONSTRAINT validated CHECK (b > 1) NOT VALID;
ALTER TABLE constraints.checks VALIDATE CONSTRAINT validated;

CREATE TABLE constraints.exclusions (
    room integer,
    during tstzrange,
    area box,
    kind text,
    CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&),
    CONSTRAINT no_overlap_of_some EXCLUDE USING gist (area WITH &&, during WITH -|-) WHERE (room > 3),
    CONSTRAINT no_pair EXCLUDE USING btree (room WITH =, lower(kind) COLLATE "C" text_pattern_ops WITH =)
        INCLUDE (during) WITH (fillfactor = 90) WHERE (kind IS NOT NULL AND room > 0) DEFERRABLE INITIALLY DEFERRED,
    EXCLUDE USING hash (kind WITH =)
);

COMMENT ON CONSTRAINT keys_pkey ON constraints.keys IS 'the key';
COMMENT ON CONSTRAINT keys_a ON constraints.keys IS 'unique';
COMMENT ON INDEX constraints.keys_a IS 'the index behind it has a comment of its own';
COMMENT ON CONSTRAINT two_columns ON constraints.checks IS 'a check';
COMMENT ON CONSTRAINT no_overlap ON constraints.exclusions IS 'an exclusion';

-- Constraints of one name on two tables, and one named like its table.
CREATE TABLE constraints.twin_1 (id integer, CONSTRAINT twin CHECK (id > 1));
CREATE TABLE constraints.twin_2 (id integer, CONSTRAINT twin CHECK (id > 2), CONSTRAINT twin_2 CHECK (id > 3));
COMMENT ON CONSTRAINT twin ON constraints.twin_2 IS 'of the second';

\if :since18
CREATE TABLE constraints.not_enforced (
    id integer PRIMARY KEY,
    other integer CONSTRAINT other_hoped CHECK (other > 0) NOT ENFORCED
);
CREATE TABLE constraints.periods (
    id int4range,
    valid_at daterange,
    note text,
    CONSTRAINT periods_key PRIMARY KEY (id, valid_at WITHOUT OVERLAPS),
    CONSTRAINT periods_unique UNIQUE (valid_at, id WITHOUT OVERLAPS)
);
\endif
