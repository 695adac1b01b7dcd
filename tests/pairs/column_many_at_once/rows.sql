INSERT INTO wide (a, c, d, e, f) VALUES (1, '2020-02-02', 3.1234, 4, 'f');
