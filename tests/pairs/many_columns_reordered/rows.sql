INSERT INTO t (a, c, e, j) VALUES (1, 2, 'e', 3);
