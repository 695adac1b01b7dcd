INSERT INTO t VALUES (1, 'high', '{low,high}'); INSERT INTO p VALUES ('low', 1);
