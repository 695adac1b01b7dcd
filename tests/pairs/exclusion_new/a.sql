-- An exclusion constraint comes beside an index of its shape.
CREATE TABLE t (id int PRIMARY KEY, during tsrange);
