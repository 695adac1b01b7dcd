-- A new enum comes with a column whose default is one of its labels, and a function that returns it.
CREATE TABLE t (id int PRIMARY KEY);
