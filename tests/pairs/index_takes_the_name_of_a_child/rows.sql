INSERT INTO o (x, y, z, w) VALUES (1, 'a', 2, 3);
