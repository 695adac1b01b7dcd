INSERT INTO feed VALUES (1, 2, 'x');
