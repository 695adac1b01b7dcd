INSERT INTO t VALUES (1, 'x', '{1}', 'a b'), (2, 'y', '{2}', 'c');
