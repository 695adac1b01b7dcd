-- A NOT NULL column with a constant default is added to a table with rows.
CREATE TABLE orders (id int PRIMARY KEY);
