INSERT INTO spots (id, x, y) VALUES (1, 10, 20);
