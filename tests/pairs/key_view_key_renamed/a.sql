-- The key that a grouping view needs is made anew under another name with another column.
CREATE TABLE products (id int CONSTRAINT old_key PRIMARY KEY, code int NOT NULL, name text);
CREATE VIEW names AS SELECT id, name FROM products GROUP BY id;
