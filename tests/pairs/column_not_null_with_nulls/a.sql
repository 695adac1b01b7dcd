-- NOT NULL is set while a row holds NULL: PostgreSQL refuses, nothing has changed.
CREATE TABLE t (id int PRIMARY KEY, a text);
