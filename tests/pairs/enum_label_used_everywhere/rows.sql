INSERT INTO t (id, s) VALUES (1, 'new'), (2, 'done');
