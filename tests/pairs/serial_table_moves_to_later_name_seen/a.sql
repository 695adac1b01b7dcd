-- A table with a sequence of its own goes to another schema under another name, and back, where the sequence's name sorts first.
CREATE SCHEMA one;
CREATE TABLE day (id serial PRIMARY KEY, x integer);
