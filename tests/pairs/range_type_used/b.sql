CREATE TYPE span AS RANGE (SUBTYPE = bigint);
CREATE TABLE t (id int PRIMARY KEY, s span, EXCLUDE USING gist (s WITH &&));
