INSERT INTO ch (id, x, y, z) VALUES (1, 'a', 2, 3);
