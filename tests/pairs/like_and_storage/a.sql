-- Storage, options and targets of columns change.
CREATE TABLE t (id int PRIMARY KEY, a text, b text); ALTER TABLE t ALTER a SET STORAGE EXTERNAL;
