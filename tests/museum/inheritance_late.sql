-- Columns that a parent got after its child had columns of its own: they stand behind those.
--
-- pg_dump does not keep that order; a rebuild does (the dump of both is the same).
\ir entrance.psql

CREATE SCHEMA inheritance_late;
CREATE TABLE inheritance_late.parent (a integer);
CREATE TABLE inheritance_late.child (own integer) INHERITS (inheritance_late.parent);
CREATE TABLE inheritance_late.grandchild (more integer) INHERITS (inheritance_late.child);
ALTER TABLE inheritance_late.parent ADD COLUMN late text DEFAULT 'late' NOT NULL;
ALTER TABLE inheritance_late.child ADD COLUMN last date;
-- Local first, inherited since: it is both.
CREATE TABLE inheritance_late.merged (x integer, later integer) ;
CREATE TABLE inheritance_late.merged_parent (later integer, x integer);
ALTER TABLE inheritance_late.merged INHERIT inheritance_late.merged_parent;
ALTER TABLE inheritance_late.merged_parent ADD COLUMN even_later integer;
