-- Both ends of a foreign key are retyped.
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers ON DELETE CASCADE);
CREATE INDEX ON orders (customer);
