INSERT INTO t VALUES (1, ROW('a', 3), ARRAY[ROW('b', 4)::item]);
