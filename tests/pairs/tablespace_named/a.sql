-- A table and its index go to the default tablespace's other name and back, with options.
CREATE TABLE t (id int PRIMARY KEY, a text) WITH (fillfactor = 90);
