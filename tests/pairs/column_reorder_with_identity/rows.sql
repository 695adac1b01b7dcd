INSERT INTO tasks (a, b) VALUES (1, 2), (3, 4);
