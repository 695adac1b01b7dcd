INSERT INTO t (id, s) VALUES (1, '[1,2)');
