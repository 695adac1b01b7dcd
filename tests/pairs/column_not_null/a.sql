-- NOT NULL is set and dropped, on a table with rows.
CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, b text);
