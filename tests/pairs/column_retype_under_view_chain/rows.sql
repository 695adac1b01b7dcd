INSERT INTO sales VALUES (1, 'n', 10), (2, 's', 20);
