-- Foreign keys: every action, match type and column list; deferred, not valid, to themselves and to one another.
\ir entrance.psql

CREATE SCHEMA foreign_keys;
CREATE SCHEMA foreign_keys_elsewhere;
CREATE TABLE foreign_keys_elsewhere.target (
    id integer PRIMARY KEY,
    a integer,
    b integer,
    CONSTRAINT target_a_b UNIQUE (a, b),
    CONSTRAINT target_b UNIQUE (b)
);
CREATE UNIQUE INDEX target_by_index ON foreign_keys_elsewhere.target (b, a) INCLUDE (id);

CREATE TABLE foreign_keys.every (
    c1 integer CONSTRAINT no_action REFERENCES foreign_keys_elsewhere.target,
    c2 integer CONSTRAINT restricted REFERENCES foreign_keys_elsewhere.target ON UPDATE RESTRICT ON DELETE RESTRICT,
    c3 integer CONSTRAINT cascading REFERENCES foreign_keys_elsewhere.target ON UPDATE CASCADE ON DELETE CASCADE,
    c4 integer CONSTRAINT nulling REFERENCES foreign_keys_elsewhere.target ON UPDATE SET NULL ON DELETE SET NULL,
    c5 integer DEFAULT 0
        CONSTRAINT defaulting REFERENCES foreign_keys_elsewhere.target ON UPDATE SET DEFAULT ON DELETE SET DEFAULT,
    c6 integer,
    c7 integer,
    CONSTRAINT simple FOREIGN KEY (c6, c7) REFERENCES foreign_keys_elsewhere.target (a, b) MATCH SIMPLE,
    CONSTRAINT full_match FOREIGN KEY (c6, c7) REFERENCES foreign_keys_elsewhere.target (a, b) MATCH FULL,
    CONSTRAINT by_index FOREIGN KEY (c7, c6) REFERENCES foreign_keys_elsewhere.target (b, a),
    CONSTRAINT turned FOREIGN KEY (c6, c7) REFERENCES foreign_keys_elsewhere.target (b, a),
    CONSTRAINT some_nulled FOREIGN KEY (c6, c7) REFERENCES foreign_keys_elsewhere.target (a, b) ON DELETE SET NULL (c7),
    CONSTRAINT some_defaulted
        FOREIGN KEY (c6, c7) REFERENCES foreign_keys_elsewhere.target (a, b) ON DELETE SET DEFAULT (c6, c7)
);
ALTER TABLE foreign_keys.every
    ADD CONSTRAINT can_wait FOREIGN KEY (c1) REFERENCES foreign_keys_elsewhere.target (b) DEFERRABLE,
    ADD CONSTRAINT waits
        FOREIGN KEY (c2) REFERENCES foreign_keys_elsewhere.target (b) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT not_valid FOREIGN KEY (c3) REFERENCES foreign_keys_elsewhere.target NOT VALID,
    ADD CONSTRAINT not_valid_deferred
        FOREIGN KEY (c4) REFERENCES foreign_keys_elsewhere.target ON DELETE CASCADE DEFERRABLE NOT VALID;
ALTER TABLE foreign_keys.every ALTER CONSTRAINT no_action DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT simple ON foreign_keys.every IS 'a foreign key';

-- A table that refers to itself, twice; three that go round.
CREATE TABLE foreign_keys.tree (
    id integer PRIMARY KEY,
    parent integer REFERENCES foreign_keys.tree ON DELETE CASCADE,
    root integer REFERENCES foreign_keys.tree DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE foreign_keys.hen (id integer PRIMARY KEY, egg integer NOT NULL);
CREATE TABLE foreign_keys.egg (id integer PRIMARY KEY, hen integer NOT NULL REFERENCES foreign_keys.hen);
ALTER TABLE foreign_keys.hen ADD FOREIGN KEY (egg) REFERENCES foreign_keys.egg DEFERRABLE;

-- Types that differ on both sides need an operator of another type.
CREATE TABLE foreign_keys.wider (id bigint REFERENCES foreign_keys_elsewhere.target);

-- Names that PostgreSQL gave, then renamed away under them.
CREATE TABLE foreign_keys.renamed (old_name integer REFERENCES foreign_keys_elsewhere.target);
ALTER TABLE foreign_keys.renamed RENAME old_name TO new_name;

\if :since18
ALTER TABLE foreign_keys.every
    ADD CONSTRAINT hoped FOREIGN KEY (c5) REFERENCES foreign_keys_elsewhere.target NOT ENFORCED,
    ADD CONSTRAINT hoped_deferred
        FOREIGN KEY (c5) REFERENCES foreign_keys_elsewhere.target ON DELETE CASCADE DEFERRABLE NOT ENFORCED;
CREATE TABLE foreign_keys.period_target (
    id int4range,
    valid_at daterange,
    CONSTRAINT period_target_key PRIMARY KEY (id, valid_at WITHOUT OVERLAPS)
);
CREATE TABLE foreign_keys.periods (
    id int4range,
    valid_at daterange,
    CONSTRAINT in_period FOREIGN KEY (id, PERIOD valid_at) REFERENCES foreign_keys.period_target (id, PERIOD valid_at)
);
\endif
