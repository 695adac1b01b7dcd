-- Storage, compression, options and targets of columns change.
CREATE TABLE t (id int PRIMARY KEY, a text STORAGE EXTERNAL, b text);
