INSERT INTO products VALUES (1, 11, 'p');
