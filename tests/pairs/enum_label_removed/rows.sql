INSERT INTO t VALUES (1, 'red', '{blue}'), (2, 'blue', '{}');
