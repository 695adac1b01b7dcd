INSERT INTO t VALUES (1, 'mid'), (2, 'high'); INSERT INTO u VALUES ('{low,high}', 1);
