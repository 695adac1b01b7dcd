-- A column is added at the end of a table with rows.
CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL);
