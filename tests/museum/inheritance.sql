-- Inheritance: one and several parents, diamonds, columns that are local and inherited, constraints that stay.
\ir entrance.psql

CREATE SCHEMA inheritance;
CREATE TABLE inheritance.parent (
    id integer NOT NULL,
    name text DEFAULT 'parent',
    size integer CONSTRAINT size_fits CHECK (size > 0),
    CONSTRAINT parent_pkey PRIMARY KEY (id),
    CONSTRAINT of_parent_alone CHECK (id < 1000) NO INHERIT
);
CREATE TABLE inheritance.other_parent (name text DEFAULT 'other', weight numeric CHECK (weight > 0));
CREATE TABLE inheritance.child () INHERITS (inheritance.parent);
CREATE TABLE inheritance.child_with_more (extra date, more text) INHERITS (inheritance.parent);
CREATE TABLE inheritance.child_that_says_it_again (
    name text DEFAULT 'child',
    id integer DEFAULT 5,
    extra integer,
    CONSTRAINT size_fits CHECK (size > 0)
) INHERITS (inheritance.parent);
CREATE TABLE inheritance.child_of_two (name text DEFAULT 'of two') INHERITS (inheritance.other_parent, inheritance.parent);
CREATE TABLE inheritance.left_one (l integer) INHERITS (inheritance.parent);
CREATE TABLE inheritance.right_one (r integer) INHERITS (inheritance.parent);
CREATE TABLE inheritance.diamond (d integer) INHERITS (inheritance.right_one, inheritance.left_one);
-- Made alone, then given a parent.
CREATE TABLE inheritance.adopted (
    weight numeric CONSTRAINT other_parent_weight_check CHECK (weight > 0), own integer, name text
);
ALTER TABLE inheritance.adopted INHERIT inheritance.other_parent;
-- Given away again: what was inherited is its own now.
CREATE TABLE inheritance.disowned () INHERITS (inheritance.parent);
ALTER TABLE inheritance.disowned NO INHERIT inheritance.parent;

-- What a child has otherwise than its parent.
ALTER TABLE inheritance.child ALTER name SET DEFAULT 'altered', ALTER size SET STATISTICS 5;
ALTER TABLE inheritance.child_with_more ALTER name DROP DEFAULT;
COMMENT ON COLUMN inheritance.child.size IS 'inherited, described here';
GRANT SELECT (size) ON inheritance.child TO museum_guard;
CREATE INDEX child_name ON inheritance.child (name);
ALTER TABLE inheritance.child ADD CONSTRAINT of_child CHECK (size < 100);
ALTER TABLE inheritance.parent ADD CONSTRAINT named_later CHECK (name <> '') NOT VALID;
COMMENT ON CONSTRAINT named_later ON inheritance.parent IS 'comes down to the children';
COMMENT ON CONSTRAINT size_fits ON inheritance.child IS 'came down from the parent';

CREATE TABLE inheritance.generating (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED);
CREATE TABLE inheritance.generated () INHERITS (inheritance.generating);
\if :since16
CREATE TABLE inheritance.generated_otherwise (b integer GENERATED ALWAYS AS (a + 2) STORED)
    INHERITS (inheritance.generating);
\else
CREATE TABLE inheritance.plain (a integer, b integer);
CREATE TABLE inheritance.generated_alone (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED)
    INHERITS (inheritance.plain);
CREATE TABLE inheritance.generated_later (b integer GENERATED ALWAYS AS (a * 2) STORED, c text, a integer);
ALTER TABLE inheritance.generated_later INHERIT inheritance.plain;
\endif
CREATE TABLE inheritance.counting (id integer GENERATED ALWAYS AS IDENTITY, n serial);
CREATE TABLE inheritance.counted () INHERITS (inheritance.counting);
ALTER TABLE inheritance.child OWNER TO museum_curator;
\if :since18
CREATE TABLE inheritance.required (a integer CONSTRAINT a_required NOT NULL, b integer NOT NULL NO INHERIT);
CREATE TABLE inheritance.requires () INHERITS (inheritance.required);
CREATE TABLE inheritance.requires_too (a integer CONSTRAINT mine NOT NULL) INHERITS (inheritance.required);
CREATE TABLE inheritance.virtual (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL);
CREATE TABLE inheritance.virtual_child (b integer GENERATED ALWAYS AS (a * 3) VIRTUAL) INHERITS (inheritance.virtual);
\endif
