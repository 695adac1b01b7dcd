INSERT INTO label VALUES (1, 'x'); INSERT INTO below VALUES (2, 'x');
