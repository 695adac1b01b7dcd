INSERT INTO day (x) VALUES (1), (2);
