INSERT INTO t (id) VALUES (1);
INSERT INTO t (id, state) VALUES (2, 'off');
