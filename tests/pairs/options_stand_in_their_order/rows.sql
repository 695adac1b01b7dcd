INSERT INTO t VALUES ('a', 'b'), ('c', 'd'); INSERT INTO p VALUES (1);
