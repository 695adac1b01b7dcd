CREATE TABLE users (id int PRIMARY KEY, name text, email text NOT NULL, created timestamptz NOT NULL DEFAULT now());
