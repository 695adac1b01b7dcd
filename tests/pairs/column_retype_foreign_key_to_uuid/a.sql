-- The key of a referenced table becomes text, children follow.
CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers);
