-- A column with values is dropped.
CREATE TABLE users (id int PRIMARY KEY, nick text, email text);
