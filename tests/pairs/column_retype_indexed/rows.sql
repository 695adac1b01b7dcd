INSERT INTO logs VALUES (1, 'x', 5), (2, 'y', 1);
