-- A unique constraint comes while two rows are the same: refused, and nothing has changed.
CREATE TABLE t (id int PRIMARY KEY, mail text);
