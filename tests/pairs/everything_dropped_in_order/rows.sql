INSERT INTO customers (mail) VALUES ('a'); INSERT INTO orders (customer_id, p) VALUES (1, 5);
