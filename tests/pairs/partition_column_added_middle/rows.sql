INSERT INTO p (id, k, n) VALUES (1, 'a', 3);
