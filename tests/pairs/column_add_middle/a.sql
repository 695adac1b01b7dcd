-- A column appears in the middle: the order is content, and no statement reorders a table.
CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, created timestamptz NOT NULL DEFAULT now());
