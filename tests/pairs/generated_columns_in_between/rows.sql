INSERT INTO t (id, y, x) VALUES (1, 5, 'q');
