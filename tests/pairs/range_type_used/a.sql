-- A range type changes its subtype that a table and an exclusion use.
CREATE TYPE span AS RANGE (SUBTYPE = int);
CREATE TABLE t (id int PRIMARY KEY, s span, EXCLUDE USING gist (s WITH &&));
