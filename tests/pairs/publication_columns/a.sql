-- A publication gets a row filter, columns and another table.
CREATE TABLE a (id int PRIMARY KEY, x text, y text); CREATE TABLE b (id int PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE a;
