INSERT INTO ch (a, b) VALUES (4, 2);
