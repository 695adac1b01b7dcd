-- A column that holds values goes away, and others stay.
CREATE TABLE users (id int PRIMARY KEY, nick text, email text);
