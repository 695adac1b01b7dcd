INSERT INTO t VALUES (1, 2, 3, 'a', 4);
