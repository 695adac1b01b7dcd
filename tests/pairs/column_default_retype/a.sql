-- A default that has no cast to the new type stands in the way of a retype.
CREATE TABLE t (id int PRIMARY KEY, state text NOT NULL DEFAULT 'on');
