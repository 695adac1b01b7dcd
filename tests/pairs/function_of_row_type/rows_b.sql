INSERT INTO t_data VALUES (1, 'x');
