CREATE TABLE t (id int PRIMARY KEY, during tsrange, EXCLUDE USING gist (during WITH &&) WHERE (id > 0) DEFERRABLE);
