-- A domain over an array, and a domain over that domain, change their checks.
CREATE DOMAIN ints AS int[] CHECK (cardinality(VALUE) < 5); CREATE DOMAIN few AS ints CHECK (cardinality(VALUE) < 3) DEFAULT '{}';
CREATE TABLE t (id int PRIMARY KEY, a few);
