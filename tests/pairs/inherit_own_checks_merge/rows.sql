INSERT INTO ch (a, b) VALUES (1, 2);
