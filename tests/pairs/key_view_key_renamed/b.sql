CREATE TABLE products (id int NOT NULL, code int CONSTRAINT new_key PRIMARY KEY, name text);
CREATE VIEW names AS SELECT code, name FROM products GROUP BY code;
