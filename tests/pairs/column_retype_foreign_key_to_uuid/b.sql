CREATE TABLE customers (id text PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer text NOT NULL REFERENCES customers);
