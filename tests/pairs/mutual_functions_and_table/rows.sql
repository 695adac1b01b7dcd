INSERT INTO a (id, n) VALUES (1, 5); INSERT INTO b (id, n) VALUES (1, 6);
